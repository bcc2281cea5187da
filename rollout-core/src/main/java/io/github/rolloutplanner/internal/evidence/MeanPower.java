package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.internal.statistics.MeanMethod;
import io.github.rolloutplanner.internal.statistics.OneMeanSampleSize;
import io.github.rolloutplanner.internal.statistics.TwoMeanSampleSize;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.function.DoubleUnaryOperator;

/** A mean whose single observations spread by a known standard deviation. */
final class MeanPower implements MetricPower {
    /** Of fewer beside a known mean, or of twice as many in two equal groups, the alarm says nothing. */
    static final double LEAST = 500;
    /** A mean has no worst but zero; so many standard deviations stand for it. */
    private static final double WORST_DEVIATIONS = 100;
    /** Sizes that are too large and too small take turns; after an even number of steps it is none that is too small. */
    private static final int STEPS = 4;
    /** Each at least halves what is left of the error. */
    private static final int STEPS_OF_PLANNED = 12;

    private final Metric metric;
    private final double deviation;
    private final ComparedWith compared;
    private final TestLevels levels;
    private final Need.Memory needs;

    MeanPower(Metric metric, double deviation, ComparedWith compared, TestLevels levels) {
        this.metric = metric;
        this.deviation = deviation;
        this.compared = compared;
        this.levels = levels;
        this.needs = new Need.Memory(this::computed);
    }

    private MeanPower(MeanPower other, MeanSequence sequence) {
        this.metric = other.metric;
        this.deviation = other.deviation;
        this.compared = other.compared;
        this.levels = other.levels;
        this.needs = new Need.Memory(distance -> computed(distance, sequence));
    }

    @Override
    public MetricPower plannedFor(double planned) {
        return levels.looks() == TestDesign.FIXED_HORIZON
                ? this
                : new MeanPower(
                        this,
                        new MeanSequence(Double.isInfinite(planned) ? MeanSequence.UNPLANNED : planned, hasControl()));
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
    public GateEvidence.Procedure procedure(double distance) {
        if (MetricPower.isTooNear(distance - tolerated(), compared.ratio() * deviation * deviation)) {
            return GateEvidence.Procedure.NONE;
        }
        return hasControl() ? GateEvidence.Procedure.TWO_MEANS : GateEvidence.Procedure.ONE_MEAN;
    }

    @Override
    public double needed(double distance) {
        return needs.of(distance).observations();
    }

    @Override
    public double level(double distance) {
        return needs.of(distance).level();
    }

    /** The level depends on the size, beside which earlier observations dilute what an effect shows, and the size on it. */
    private Need computed(double distance) {
        GateEvidence.Procedure procedure = procedure(distance);
        double level = levels.oneLook();
        double size = size(procedure, distance, level);
        for (int step = 0; step < STEPS && !levels.earlier().isEmpty() && Double.isFinite(size); step++) {
            level = levels.since(this::weight, dilution(size, level)).oneLook();
            size = size(procedure, distance, level);
        }
        return new Need(procedure, size, level);
    }

    /** A size that is too small asks for one that is too large, and the other way round, so that the truth is between them. */
    private Need computed(double distance, MeanSequence sequence) {
        GateEvidence.Procedure procedure = procedure(distance);
        double level = levels.oneLook();
        double size = size(procedure, distance, level);
        for (int step = 0; step < STEPS_OF_PLANNED && Double.isFinite(size); step++) {
            level = levels.oneLook(sequence, sequence.observations(size, compared.ratio()));
            size = Math.sqrt(size * size(procedure, distance, level));
        }
        return new Need(procedure, size(procedure, distance, level), level);
    }

    private double size(GateEvidence.Procedure procedure, double distance, double level) {
        return switch (procedure) {
            case TWO_MEANS -> compared.size(Math.max(least(), againstControl(distance, level)), 0, distance, 0);
            case ONE_MEAN ->
                compared.size(
                        Math.max(least(), againstBaseline(distance - tolerated(), level)),
                        Math.abs(metric.baseline().value()),
                        distance - tolerated(),
                        0);
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** What an observation weighs beside its control group. */
    private double weight(EarlierPhase phase) {
        // Beside a baseline that may be off, and an incident, a phase without a regression shows an improvement.
        return hasControl() && phase.hasControl()
                ? phase.observations() / (1 + phase.compared().ratio())
                : Double.POSITIVE_INFINITY;
    }

    /** With W of its own and S of earlier observations, a sum that is just significant is z sqrt(W/(W + S)) with them. */
    private DoubleUnaryOperator dilution(double size, double level) {
        double own = size / compared.designEffect() / (1 + compared.ratio());
        double significant = CalculationFormat.z(level);
        return earlier -> significant * significant / 2 * (1 - own / (own + earlier));
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

    private double againstControl(double difference, double level) {
        return TwoMeanSampleSize.withDefaults()
                .method(MeanMethod.NORMAL)
                .oneSided()
                .level(level)
                .power(levels.power())
                .allocationRatio(compared.ratio())
                .sizes(difference, deviation, deviation)
                .treatment();
    }

    private double againstBaseline(double difference, double level) {
        return OneMeanSampleSize.withDefaults()
                .level(level)
                .power(levels.power())
                .observations(difference, deviation);
    }
}
