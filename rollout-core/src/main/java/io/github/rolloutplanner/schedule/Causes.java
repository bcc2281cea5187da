package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.TextCheck;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.reason.RolloutException;

/** Why a calendar is closed: a few words that stand in sentences. */
final class Causes {
    private Causes() {}

    /** Refuses a cause that says nothing. */
    static void require(String cause, String what) {
        if (requireNonNull(cause, "cause").isBlank()) {
            throw new RolloutException.InvalidValue(
                    what + " has no cause. Say why nothing is promoted, such as 'end of the year'.");
        }
        TextCheck.require(
                cause, TextBound.NAME, "The cause of " + Character.toLowerCase(what.charAt(0)) + what.substring(1));
    }
}
