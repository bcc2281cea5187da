package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
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

    private static final int STEPS = 2;

    private final Metric metric;
    private final ComparedWith compared;
    private final TestLevels levels;
    private final boolean rises;
    private final Need.Memory needs = new Need.Memory(this::computed);

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
    public GateEvidence.Procedure procedure(double distance) {
        return needs.of(distance).procedure();
    }

    @Override
    public double level(double distance) {
        return needs.of(distance).level();
    }

    @Override
    public double needed(double distance) {
        return needs.of(distance).observations();
    }

    /** How far a change is beyond what is acceptable. */
    private double beyond(double distance) {
        return rises ? ratioAt(distance) - acceptable() : acceptable() - ratioAt(distance);
    }

    private Need computed(double distance) {
        double beyond = beyond(distance);
        if (MetricPower.isTooNear(beyond, SPREAD)) {
            return Need.never(levels.oneLook());
        }
        double level = levels.oneLook();
        for (int step = 0; step < STEPS && levels.areSequential(); step++) {
            double events = size(approximately(distance, level), distance, level);
            double expected = acceptable() * events + compared.incident();
            double times =
                    Math.min(ratioAt(distance) / acceptable(), 1 + CalculationFormat.z(level) / Math.sqrt(expected));
            level = TestLevels.rounded(
                    levels.oneLookAtRates(phase -> against(phase, times)).againstBaseline(expected, 0, rises));
        }
        boolean isRare =
                rises && approximate(ratioAt(distance) / acceptable(), level, levels.power()) < levels.rareEvents();
        double events = isRare ? more(distance, level) : approximately(distance, level);
        return new Need(
                isRare ? GateEvidence.Procedure.ONE_RARE_RATE : GateEvidence.Procedure.ONE_PROPORTION,
                size(events, distance, level),
                level);
    }

    /** How much less likely a stretch without a regression is at a multiple of what is acceptable, as a logarithm. */
    private double against(EarlierPhase phase, double times) {
        return rises ? phase.observations() * ((times - 1) * acceptable() - Math.log(times)) : Double.POSITIVE_INFINITY;
    }

    private double size(double independent, double distance, double level) {
        double atBaseline =
                ComparedWith.atBaseline(level, levels.power(), Math.sqrt(acceptable()), Math.sqrt(ratioAt(distance)));
        return compared.size(independent, 1, beyond(distance), atBaseline * compared.incident() / acceptable());
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
