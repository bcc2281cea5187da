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

    private static final int STEPS = 3;

    private final Metric metric;
    private final ComparedWith compared;
    private final TestLevels levels;
    private final boolean rises;

    CountPower(Metric metric, ComparedWith compared, TestLevels levels) {
        this.metric = metric;
        this.compared = compared;
        this.levels = levels;
        this.rises = metric.healthy() == Relation.BELOW;
    }

    @Override
    public ComparedWith compared() {
        return compared;
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

    /** As many times the baseline there may be by themselves, or as few. */
    private double acceptable() {
        return compared.acceptable().map(level -> ratioAt(distanceOf(level))).orElse(1.0);
    }

    @Override
    public Procedure procedure(double distance) {
        if (MetricPower.isTooNear(Math.abs(ratioAt(distance) - acceptable()) * Math.signum(beyond(distance)), SPREAD)) {
            return Procedure.NONE;
        }
        return rises && isRare(ratioAt(distance) / acceptable(), level(distance))
                ? Procedure.ONE_RARE_RATE
                : Procedure.ONE_PROPORTION;
    }

    /** How far a change is beyond what is acceptable. */
    private double beyond(double distance) {
        return rises ? ratioAt(distance) - acceptable() : acceptable() - ratioAt(distance);
    }

    @Override
    public double level(double distance) {
        double level = levels.oneLook();
        for (int step = 0; step < STEPS && beyond(distance) > 0; step++) {
            double events = compared.size(approximately(distance, level), 1, beyond(distance));
            double expected = acceptable() * events + compared.incident();
            level = levels.oneLook(look -> look.againstBaseline(expected, 0, rises));
        }
        return level;
    }

    @Override
    public double needed(double distance) {
        double events = switch (procedure(distance)) {
            case ONE_RARE_RATE -> more(distance, level(distance));
            case ONE_PROPORTION -> approximately(distance, level(distance));
            default -> Double.POSITIVE_INFINITY;
        };
        return compared.size(events, 1, beyond(distance));
    }

    private boolean isRare(double ratio, double level) {
        return approximate(ratio, level, levels.power()) < levels.rareEvents();
    }

    /** Of the events that are expected at the baseline. */
    private double more(double distance, double level) {
        return Math.ceil(PoissonDetectionSize.withDefaults()
                        .level(level)
                        .power(levels.power())
                        .ofRateRatio(ratioAt(distance) / acceptable())
                        .expectedBaselineEvents()
                / acceptable());
    }

    private double approximately(double distance, double level) {
        return Math.ceil(approximate(ratioAt(distance) / acceptable(), level, levels.power()) / acceptable());
    }

    /** The events, of those expected where it is acceptable, that show a multiple of them. */
    static double approximate(double ratio, double level, double power) {
        long trials = OneProportionSampleSize.withDefaults()
                .level(level)
                .power(power)
                .observations(1 / TRIALS_PER_EVENT, Math.min(ratio, LARGE_RATIO) / TRIALS_PER_EVENT);
        return trials / TRIALS_PER_EVENT;
    }
}
