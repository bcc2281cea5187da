package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.evidence.SharedErrors;
import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A relative change of a rate that an experiment looks for, and how many users it takes to detect it. */
final class EffectSize {
    private static final double DEFAULT_CONFIDENCE = 0.95;
    private static final double DEFAULT_POWER = 0.8;
    private static final double LEAST_RATIO = 0.001;
    private static final int HALVINGS = 40;

    private final Percentage change;
    private final double confidence;
    private final SharedErrors errors;
    private final TwoProportionSampleSize design;

    private EffectSize(Percentage change, double confidence, SharedErrors errors, double ratio) {
        this.change = change;
        this.confidence = confidence;
        this.errors = errors;
        this.design = errors.ofRates(ratio);
    }

    /**
     * The change at the experiment's confidence, power and split, each with its default where it is no such number.
     *
     * @param hypothesis the metric that shall change, as the plan monitors it
     */
    static EffectSize of(RolloutPlan plan, Experiment experiment, String hypothesis, Percentage change) {
        double confidence = between(0.5, experiment.confidence(), DEFAULT_CONFIDENCE);
        double power = between(0.5, experiment.power().orElse(DEFAULT_POWER), DEFAULT_POWER);
        SharedErrors errors = SharedErrors.of(
                1 - confidence,
                power,
                hypothesis,
                plan.statisticalRoles(),
                plan.successMetrics(),
                Math.max(1, experiment.split().size() - 1));
        return new EffectSize(change, confidence, errors, ratio(experiment.split()));
    }

    private static double between(double least, double value, double otherwise) {
        return value >= least && value < 1 ? value : otherwise;
    }

    private static double ratio(List<Percentage> split) {
        double ratio = split.size() >= 2 ? new ExperimentSplit(split).ratio() : 1;
        return ratio >= LEAST_RATIO && ratio <= 1 / LEAST_RATIO ? ratio : 1;
    }

    /** The users that the smaller group needs at a base rate, if the change of it is possible and not beyond all sizes. */
    OptionalLong neededPerGroup(double base) {
        try {
            ArmSizes sizes = design.sizes(base, base * (1 + change.fraction()));
            return OptionalLong.of(Math.min(sizes.control(), sizes.treatment()));
        } catch (IllegalArgumentException impossibleOrBeyondAllSizes) {
            return OptionalLong.empty();
        }
    }

    /** The lowest base rate at which a group of this size is enough; the higher the rate, the fewer are needed. */
    OptionalDouble baseRateFor(long size) {
        double low = 0;
        double high = highestBase();
        if (isTooSmall(size, high)) {
            return OptionalDouble.empty();
        }
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            boolean higher = isTooSmall(size, middle);
            low = higher ? middle : low;
            high = higher ? high : middle;
        }
        return OptionalDouble.of(high);
    }

    private boolean isTooSmall(long size, double base) {
        OptionalLong needed = neededPerGroup(base);
        return needed.isEmpty() || needed.getAsLong() > size;
    }

    /** Just below the base rate that the change would take to 100%. */
    private double highestBase() {
        return 0.999 / Math.max(1, 1 + change.fraction());
    }

    double confidence() {
        return confidence;
    }

    SharedErrors errors() {
        return errors;
    }

    @Override
    public String toString() {
        return (change.value() > 0 ? "+" : "") + change;
    }
}
