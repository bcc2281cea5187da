package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.TextCheck;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.RolloutException;

/**
 * A time in which nothing advances. What is detected still rolls back.
 *
 * @param window when
 * @param cause why, such as "weekend"
 * @since 0.1.0
 */
public record Freeze(TimeWindow window, String cause) {

    /**
     * Refuses missing parts.
     *
     * @throws RolloutException.InvalidValue if the window is empty or ends before it starts, or if the cause is blank
     */
    public Freeze {
        requireNonNull(window, "window");
        if (requireNonNull(cause, "cause").isBlank()) {
            throw new RolloutException.InvalidValue(
                    "A freeze in " + window + " has no cause. Say why nothing advances in it, such as 'weekend'.");
        }
        TextCheck.require(cause, TextBound.SENTENCES, "The cause of a freeze in " + window);
        if (window.length().isZero()) {
            throw new RolloutException.InvalidValue("A freeze in " + window + " (" + cause
                    + ") is empty: it ends when it starts. Give an end that is later.");
        }
        if (window.length().isNegative()) {
            throw new RolloutException.InvalidValue(
                    "A freeze in " + window + " (" + cause + ") ends before it starts. Give the start first.");
        }
    }
}
