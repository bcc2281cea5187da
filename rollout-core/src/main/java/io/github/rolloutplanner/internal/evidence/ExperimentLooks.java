package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest.Spending;
import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.statistics.GroupSequentialDesign;
import io.github.rolloutplanner.internal.statistics.SpendingFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The looks at an experiment: when they take place, what they ask for, and how much larger they make it.
 *
 * @param count how often it is looked at, the last time at its end
 * @param spending how the level is spent over them
 * @param errors how its metrics share level and power
 * @param metrics how many metrics may become worse
 */
public record ExperimentLooks(int count, Spending spending, SharedErrors errors, int metrics) {
    /** Looks that are nearer to each other, or to the end, are one. */
    private static final double NEAREST = 0.01;

    /** Sizes of a single look, as large as all looks need them to keep their power. */
    public ArmSizes ofSuccess(ArmSizes single) {
        return larger(single, better());
    }

    /** The same for a guardrail. */
    public ArmSizes ofGuardrail(ArmSizes single) {
        return larger(single, notWorse());
    }

    private ArmSizes larger(ArmSizes single, GroupSequentialDesign design) {
        double factor = count == 1 ? 1 : design.equalLooks(count).inflationFactor();
        return new ArmSizes(single.exactControl() * factor, single.exactTreatment() * factor);
    }

    /**
     * The looks at an experiment of so many days; none beside the last one.
     *
     * @param sample what its information grows with; where that is not known, with the days
     */
    public List<Experiment.Look> during(int days, Optional<ExperimentSample> sample) {
        List<Integer> on = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        for (int look = 1; look < count; look++) {
            int day = (days * look + count - 1) / count;
            double information = information(day, days, sample);
            double before = fractions.isEmpty() ? 0 : fractions.get(fractions.size() - 1);
            if (information >= before + NEAREST && information <= 1 - NEAREST) {
                on.add(day);
                fractions.add(information);
            }
        }
        if (on.isEmpty()) {
            return List.of();
        }
        on.add(days);
        fractions.add(1.0);
        return looks(on, fractions.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double information(int day, int days, Optional<ExperimentSample> sample) {
        return sample.map(all -> all.information(Duration.ofDays(day), Duration.ofDays(days)))
                .filter(Double::isFinite)
                .orElse((double) day / days);
    }

    private List<Experiment.Look> looks(List<Integer> on, double... fractions) {
        double[] better = better().looks(fractions).nominalLevels();
        double[] notWorse = notWorse().looks(fractions).nominalLevels();
        double[] worse = worse().looks(fractions).nominalLevels();
        List<Experiment.Look> looks = new ArrayList<>();
        for (int at = 0; at < fractions.length; at++) {
            looks.add(new Experiment.Look(on.get(at), fractions[at], better[at], notWorse[at], worse[at]));
        }
        return looks;
    }

    private GroupSequentialDesign better() {
        return design(errors.successLevel());
    }

    private GroupSequentialDesign notWorse() {
        return design(errors.guardrailLevel()).oneSided();
    }

    private GroupSequentialDesign worse() {
        return design(errors.levelOfOneIn(metrics));
    }

    private GroupSequentialDesign design(double level) {
        return GroupSequentialDesign.withDefaults()
                .level(level)
                .power(errors.powerOfEach())
                .spending(
                        spending == Spending.POCOCK
                                ? SpendingFunction.pocockLike()
                                : SpendingFunction.obrienFlemingLike());
    }
}
