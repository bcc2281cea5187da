package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a rollout may start and promote.
 *
 * @since 0.1.0
 */
public final class RolloutCalendar {
    private final ZoneId zone;

    private RolloutCalendar(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A calendar in which promotions are allowed at any time.
     *
     * @param zone the time zone in which people read it
     * @return the calendar
     */
    public static RolloutCalendar alwaysOpen(ZoneId zone) {
        return new RolloutCalendar(requireNonNull(zone, "zone"));
    }

    /**
     * The time zone in which people read it.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * What forbids a promotion at a time.
     *
     * @param at when
     * @param phaseStart when the phase began that would be promoted; at or before that time
     * @return the blackout with the latest end; empty where a promotion is allowed
     */
    public Optional<Blackout> blackout(Instant at, Instant phaseStart) {
        requireNonNull(at, "at");
        requireNonNull(phaseStart, "phaseStart");
        return Optional.empty();
    }
}
