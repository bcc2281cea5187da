package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.Procedure;
import io.github.rolloutplanner.internal.statistics.MeanMethod;
import io.github.rolloutplanner.internal.statistics.OneMeanSampleSize;
import io.github.rolloutplanner.internal.statistics.TwoMeanSampleSize;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;

/** A mean whose single observations spread by a known standard deviation. */
final class MeanPower implements MetricPower {
    /** Of fewer beside a known mean, or of twice as many in two equal groups, the alarm says nothing. */
    static final double LEAST = 500;
    /** A mean has no worst but zero; so many standard deviations stand for it. */
    private static final double WORST_DEVIATIONS = 100;

    private final Metric metric;
    private final double deviation;
    private final ComparedWith compared;
    private final TestLevels levels;

    MeanPower(Metric metric, double deviation, ComparedWith compared, TestLevels levels) {
        this.metric = metric;
        this.deviation = deviation;
        this.compared = compared;
        this.levels = levels;
    }

    @Override
    public ComparedWith compared() {
        return compared;
    }

    @Override
    public double worst() {
        double most = WORST_DEVIATIONS * deviation;
        double today = metric.baseline().value();
        return metric.healthy() == Relation.ABOVE && today > 0 ? Math.min(most, today) : most;
    }

    @Override
    public double distanceOf(Quantity level) {
        return (level.value() - metric.baseline().value()) * direction();
    }

    @Override
    public Quantity levelAt(double distance) {
        return metric.baseline().plus(distance * direction());
    }

    private int direction() {
        return metric.healthy() == Relation.BELOW ? 1 : -1;
    }

    @Override
    public Procedure procedure(double distance) {
        if (MetricPower.isTooNear(distance - tolerated(), compared.ratio() * deviation * deviation)) {
            return Procedure.NONE;
        }
        return hasControl() ? Procedure.TWO_MEANS : Procedure.ONE_MEAN;
    }

    @Override
    public double needed(double distance) {
        return switch (procedure(distance)) {
            case TWO_MEANS -> compared.size(Math.max(least(), againstControl(distance)), 0, distance, 0);
            case ONE_MEAN ->
                compared.size(
                        Math.max(least(), againstBaseline(distance - tolerated())),
                        Math.abs(metric.baseline().value()),
                        distance - tolerated(),
                        0);
            default -> Double.POSITIVE_INFINITY;
        };
    }

    @Override
    public double level(double distance) {
        return levels.oneLook();
    }

    /** How far the mean may stand from its baseline by itself. */
    private double tolerated() {
        return compared.acceptable().map(this::distanceOf).orElse(0.0);
    }

    @Override
    public double levelUpTo() {
        return Math.max(FEW, Math.ceil(least() * compared.designEffect()));
    }

    /** The exposed observations below which the alarm says nothing of a mean of unknown skewness. */
    private double least() {
        return leastOf(hasControl(), compared.ratio());
    }

    static double leastOf(boolean hasControl, double ratio) {
        return hasControl ? Math.ceil(LEAST * (1 + ratio)) : LEAST;
    }

    private double againstControl(double difference) {
        return TwoMeanSampleSize.withDefaults()
                .method(MeanMethod.NORMAL)
                .oneSided()
                .level(levels.oneLook())
                .power(levels.power())
                .allocationRatio(compared.ratio())
                .sizes(difference, deviation, deviation)
                .treatment();
    }

    private double againstBaseline(double difference) {
        return OneMeanSampleSize.withDefaults()
                .level(levels.oneLook())
                .power(levels.power())
                .observations(difference, deviation);
    }
}
