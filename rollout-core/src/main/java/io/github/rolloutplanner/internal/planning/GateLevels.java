package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.internal.evidence.AcceptableLevel;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;

/** Where the gates of a metric stand between what is usual and its limit. */
final class GateLevels {
    private final LimitPolicy limits;
    private final AcceptableLevel acceptable;

    GateLevels(RolloutPolicy policy) {
        this.limits = policy.limits();
        this.acceptable = AcceptableLevel.of(policy.evidence());
    }

    /** Chance gives a control group as long as some users are left; events over time, and none at all, have none. */
    static Comparison comparison(Metric metric, boolean isRandom, Percentage percentage) {
        boolean hasOthers = isRandom && percentage.compareTo(Percentage.ONE_HUNDRED) < 0;
        if (Readings.are(metric)) {
            return Comparison.ABSOLUTE;
        }
        return hasOthers && metric.kind() != MetricKind.COUNT && !AcceptableLevel.isFaultless(metric)
                ? Comparison.CONTROL
                : Comparison.BASELINE;
    }

    /**
     * The threshold at a part of the way from what is usual to the limit. Without a control group, what is usual is known
     * only as well as the baseline: a gate inside of that would stop releases for a rounded number.
     */
    Threshold at(Metric metric, double part, Comparison comparison) {
        return at(metric, part, usual(metric, comparison));
    }

    /** The threshold at a part of the way from a level to the limit. */
    Threshold at(Metric metric, double part, Quantity usual) {
        return limits.at(metric, usual, part);
    }

    /**
     * What a success metric must be better than: without a control group, than where it may stand by itself; than the baseline
     * itself where it is not known as well as the improvement is near.
     */
    Quantity improvedFrom(Metric metric, Comparison comparison) {
        if (comparison == Comparison.CONTROL) {
            return metric.baseline();
        }
        Quantity alone = acceptable.improved(metric);
        boolean isInside = distance(metric, alone) < distance(metric, limits.improvementOf(metric));
        return isInside ? alone : metric.baseline();
    }

    private static double distance(Metric metric, Quantity level) {
        return Math.abs(level.value() - metric.baseline().value());
    }

    /** The part of the way at which a metric counts as no worse in the end; readings may be as far as no alert fires. */
    double successMargin(Metric metric) {
        return Readings.are(metric) ? limits.alertMargin() : limits.gateMarginAtFullPercentage();
    }

    /** Where the way to the limit begins; at the baseline itself where it is not known as well as its limit is near. */
    Quantity usual(Metric metric, Comparison comparison) {
        if (comparison == Comparison.CONTROL || !(limits.limitOf(metric).level() instanceof Quantity limit)) {
            return metric.baseline();
        }
        Quantity drifted = acceptable.drifted(metric);
        boolean isInside = !drifted.equals(limit)
                && AcceptableLevel.farther(metric, drifted, limit).equals(limit);
        return isInside ? drifted : metric.baseline();
    }
}
