package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.statistics.MultipleComparisons;
import java.util.OptionalDouble;

/**
 * The p-values at which a read-out says something.
 *
 * @param interval the level of the intervals, two-sided
 * @param better at most which a success metric is better, two-sided; of several treatments, the smallest of their p-values
 * @param oneLook the level of a success metric that all treatments share at the one look; nothing at one of several looks
 * @param notWorse at most which a guardrail is not worse than its gate, one-sided
 * @param worse at most which any metric is worse, two-sided
 */
record ReadOutLevels(double interval, double better, OptionalDouble oneLook, double notWorse, double worse) {

    /** At the one look of an experiment, the level is split over what may err. */
    static ReadOutLevels once(double level, int successes, int metrics, int treatments) {
        MultipleComparisons shared = MultipleComparisons.withDefaults()
                .level(level)
                .variants(treatments)
                .successMetrics(successes)
                .watchedMetrics(Math.max(0, metrics - successes));
        return new ReadOutLevels(
                level / treatments,
                shared.successLevel(),
                OptionalDouble.of(level / Math.max(1, successes)),
                shared.nonInferiorityLevel(),
                metrics == 0 ? level : shared.deteriorationLevel());
    }

    /**
     * Whether a success metric differs from the control.
     *
     * @param pValue the one of its treatment alone
     * @param adjusted the one that is adjusted for all treatments
     */
    boolean isBetter(double pValue, double adjusted) {
        return oneLook.isPresent() ? adjusted <= oneLook.getAsDouble() : pValue <= better;
    }

    /** At one of several looks, by its boundaries, with repeated confidence intervals. */
    static ReadOutLevels at(Experiment.Look look) {
        return new ReadOutLevels(look.better(), look.better(), OptionalDouble.empty(), look.notWorse(), look.worse());
    }
}
