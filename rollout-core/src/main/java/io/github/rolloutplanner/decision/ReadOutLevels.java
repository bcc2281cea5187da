package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.statistics.MultipleComparisons;

/**
 * The p-values at which a read-out says something.
 *
 * @param interval the level of the intervals, two-sided
 * @param better at most which a success metric is better, two-sided
 * @param notWorse at most which a guardrail is not worse than its gate, one-sided
 * @param worse at most which any metric is worse, two-sided
 */
record ReadOutLevels(double interval, double better, double notWorse, double worse) {

    /** At the one look of an experiment, the level is split over what may err. */
    static ReadOutLevels once(double level, int successes, int metrics) {
        MultipleComparisons shared = MultipleComparisons.withDefaults()
                .level(level)
                .successMetrics(successes)
                .watchedMetrics(metrics - successes);
        return new ReadOutLevels(
                level,
                shared.successLevel(),
                shared.nonInferiorityLevel(),
                metrics == 0 ? level : shared.deteriorationLevel());
    }

    /** At one of several looks, by its boundaries, with repeated confidence intervals. */
    static ReadOutLevels at(Experiment.Look look) {
        return new ReadOutLevels(look.better(), look.better(), look.notWorse(), look.worse());
    }
}
