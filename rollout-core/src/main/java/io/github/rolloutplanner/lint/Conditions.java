package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Condition;
import java.util.Optional;

/** What conditions say of a metric. */
final class Conditions {

    private Conditions() {}

    /** The measured condition; none where the words of somebody else name a number that no metric can have. */
    static Optional<Condition.OnMetric> measured(Condition condition) {
        try {
            return condition.measured();
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }
}
