package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.lint.MetricLimits.ScaledLimit;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** The tightest, or the loosest, of the limits of a metric: one of those that can be compared with each other. */
final class Extremes {
    private final Map<Family, ScaledLimit> extremes = new HashMap<>();

    private Extremes(List<ScaledLimit> limits, BinaryOperator<ScaledLimit> farther) {
        limits.forEach(limit -> extremes.merge(Family.of(limit), limit, farther));
    }

    static Extremes tightest(List<ScaledLimit> limits) {
        return new Extremes(limits, (one, other) -> one.isLooserThan(other) ? other : one);
    }

    static Extremes loosest(List<ScaledLimit> limits) {
        return new Extremes(limits, (one, other) -> other.isLooserThan(one) ? other : one);
    }

    /** The one that can be compared with a limit, if there is one. */
    Optional<ScaledLimit> comparableTo(ScaledLimit limit) {
        return Optional.ofNullable(extremes.get(Family.of(limit)));
    }

    /** What limits that can be compared share. */
    private record Family(Relation healthy, String scale) {

        static Family of(ScaledLimit limit) {
            return new Family(limit.limit().healthy(), limit.point().scale());
        }
    }
}
