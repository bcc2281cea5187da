package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Spelling;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones by their names. */
final class Zones {
    private Zones() {}

    /**
     * The zone of a name.
     *
     * @throws RolloutException.InvalidValue if there is none, with the one that may be meant
     */
    static ZoneId of(String name) {
        try {
            return ZoneId.of(requireNonNull(name, "zone"));
        } catch (DateTimeException e) {
            throw new RolloutException.InvalidValue(
                    "There is no time zone '" + name + "'."
                            + Spelling.nearest(name, ZoneId.getAvailableZoneIds())
                                    .map(known -> " Did you mean '" + known + "'?")
                                    .orElse(" Give one such as 'Europe/Berlin' or 'UTC'."),
                    e);
        }
    }
}
