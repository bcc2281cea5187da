package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.Procedure;
import io.github.rolloutplanner.internal.statistics.OneProportionSampleSize;
import io.github.rolloutplanner.internal.statistics.PoissonDetectionSize;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;

/**
 * A number of events over time, against its baseline. An observation is an event that is expected at the baseline; the
 * harm is how many times as many there are, less one.
 */
final class CountPower implements MetricPower {
    private static final double MOST_RATIO = 1000;
    /** Frequent events are a rate of a great many trials, of which nearly none is an event. */
    private static final double TRIALS_PER_EVENT = 1e6;
    /** For this spread of an event, changes of less than a third of a percent are too near. */
    private static final double SPREAD = 1e5;
    /** What a larger ratio needs by the approximation is what this one needs, which is few enough. */
    private static final double LARGE_RATIO = 10;

    private final Metric metric;
    private final TestLevels levels;
    private final boolean rises;

    CountPower(Metric metric, TestLevels levels) {
        this.metric = metric;
        this.levels = levels;
        this.rises = metric.healthy() == Relation.BELOW;
    }

    @Override
    public ComparedWith compared() {
        return ComparedWith.BASELINE;
    }

    @Override
    public double worst() {
        return rises ? MOST_RATIO - 1 : 1;
    }

    @Override
    public double distanceOf(Quantity level) {
        double ratio = level.value() / metric.baseline().value();
        return rises ? ratio - 1 : 1 - ratio;
    }

    @Override
    public Quantity levelAt(double distance) {
        return metric.baseline().times(ratioAt(distance));
    }

    private double ratioAt(double distance) {
        return rises ? 1 + distance : 1 - distance;
    }

    @Override
    public Procedure procedure(double distance) {
        if (MetricPower.isTooNear(distance, SPREAD)) {
            return Procedure.NONE;
        }
        return rises && isRare(1 + distance) ? Procedure.ONE_RARE_RATE : Procedure.ONE_PROPORTION;
    }

    @Override
    public double needed(double distance) {
        return switch (procedure(distance)) {
            case ONE_RARE_RATE -> more(1 + distance);
            case ONE_PROPORTION -> approximately(ratioAt(distance));
            default -> Double.POSITIVE_INFINITY;
        };
    }

    private boolean isRare(double ratio) {
        return approximately(ratio) < levels.rareEvents();
    }

    private double more(double ratio) {
        return Math.ceil(PoissonDetectionSize.withDefaults()
                .level(levels.level())
                .power(levels.power())
                .ofRateRatio(ratio)
                .expectedBaselineEvents());
    }

    private double approximately(double ratio) {
        long trials = OneProportionSampleSize.withDefaults()
                .level(levels.level())
                .power(levels.power())
                .observations(1 / TRIALS_PER_EVENT, Math.min(ratio, LARGE_RATIO) / TRIALS_PER_EVENT);
        return Math.ceil(trials / TRIALS_PER_EVENT);
    }
}
