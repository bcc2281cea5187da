package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;

/**
 * Up to which level a metric is no worse than its baseline. An effect far below the one that a gate is there for stops no
 * release, however much traffic shows it; and where no control group runs, the baseline is known no better than it was
 * measured or typed.
 *
 * @param uncertainty how far the baseline may be off, as a part of it
 * @param negligible the part of the way from the baseline to the level of the gate that stops no release
 */
public record AcceptableLevel(Percentage uncertainty, double negligible) {
    private static final double HALF = 50;
    private static final double ALL = 100;

    /**
     * Where the effect is still negligible.
     *
     * @param metric the metric
     * @param gate the level of its gate
     * @return the level; the baseline itself where no effect is negligible
     */
    public Quantity negligible(Metric metric, Quantity gate) {
        Quantity today = metric.baseline();
        return today.plus(negligible * (gate.value() - today.value()));
    }

    /**
     * Where a metric may stand without any change.
     *
     * @param metric the metric
     * @return its baseline, off by the uncertainty on the bad side; of a rate, the rarer of the bad and the good ones is
     */
    public Quantity drifted(Metric metric) {
        Quantity today = metric.baseline();
        double part = metric.baselineUncertainty().orElse(uncertainty).fraction();
        double worse = metric.healthy() == Relation.BELOW ? 1 : -1;
        return today.plus(worse * part * moving(metric));
    }

    /** What the uncertainty is a part of. */
    private static double moving(Metric metric) {
        double today = metric.baseline().value();
        return metric.kind() == MetricKind.RATE && today > HALF ? ALL - today : today;
    }

    /**
     * Where a metric may stand without any change and without a control group.
     *
     * @param metric the metric
     * @param gate the level of its gate
     * @return as far as its baseline is known; of one at zero, which nothing is known to be exactly, what is negligible
     */
    public Quantity alone(Metric metric, Quantity gate) {
        return moving(metric) == 0 ? negligible(metric, gate) : drifted(metric);
    }

    /** Whether a rate has nothing bad in it, of which no level is a multiple: 0% of errors, 100% of successes. */
    public static boolean isFaultless(Metric metric) {
        return metric.kind() == MetricKind.RATE
                && metric.baseline().value() == (metric.healthy() == Relation.ABOVE ? ALL : 0);
    }

    /** The one of two levels that is farther on the bad side. */
    public static Quantity farther(Metric metric, Quantity one, Quantity other) {
        boolean isOneHigher = one.value() >= other.value();
        return isOneHigher == (metric.healthy() == Relation.BELOW) ? one : other;
    }
}
