package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;

/**
 * A service level objective: the part of all events that must be good, over a window of time. What is left is the error
 * budget.
 *
 * @param objective the part that must be good, strictly between 0% and 100%: 99.9%
 * @param window how long the budget has to last: 30 days
 * @since 0.1.0
 */
public record Slo(Percentage objective, Duration window) {

    /**
     * Refuses what leaves no budget.
     *
     * @throws RolloutException.InvalidValue if the objective is not strictly between 0% and 100%, or the window not above zero
     */
    public Slo {
        requireNonNull(objective, "objective");
        requireNonNull(window, "window");
        if (objective.value() <= 0 || objective.value() >= 100 || window.isZero() || window.isNegative()) {
            throw new RolloutException.InvalidValue("An objective of " + objective + " over " + Wording.of(window)
                    + " leaves no error budget to spend. Give a percentage strictly between 0% and 100%, such as 99.9%, and a"
                    + " window above zero.");
        }
    }

    /**
     * An objective over 30 days.
     *
     * @param objective the part that must be good, strictly between 0% and 100%
     * @return the objective
     */
    public static Slo of(Percentage objective) {
        return new Slo(objective, Duration.ofDays(30));
    }
}
