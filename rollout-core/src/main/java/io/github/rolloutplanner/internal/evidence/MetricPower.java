package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import java.util.OptionalDouble;

/**
 * How one metric of exposed users is told from what it is compared with. A regression is a distance from the baseline on the
 * metric's own scale: the rise of a rate, the difference of a mean, the change of a ratio.
 */
sealed interface MetricPower permits RatePower, MeanPower, CountPower, UnknownPower {

    /** More observations than this are as good as none. */
    double MOST = 1e12;

    /** Of fewer whole observations, a slightly smaller harm may take as many; of more, it takes more. */
    double FEW = 1000;

    /** What exposed users are compared with. */
    ComparedWith compared();

    /** The procedure for a regression, which may differ for a rare and a frequent one. */
    GateEvidence.Procedure procedure(double distance);

    /** The exposed observations that detect the regression; infinite where none do. */
    double needed(double distance);

    /** The level of one look that is as strict as the gate with so many observations as detect the regression. */
    double level(double distance);

    /** The distance of the worst that can be. */
    double worst();

    /** Up to so many observations, different harms may take the same number. */
    default double levelUpTo() {
        return FEW;
    }

    /** The distance of a level from the baseline; not above zero where it is no regression. */
    double distanceOf(Quantity level);

    /** The level at a distance from the baseline. */
    Quantity levelAt(double distance);

    /** The percentage of bad observations where the metric stands at a level. */
    default OptionalDouble rateAt(Quantity level) {
        return OptionalDouble.empty();
    }

    /** The exposed observations that show a metric at a level; infinite where none do. */
    default double needed(Quantity level) {
        return needed(distanceOf(level));
    }

    /**
     * The same beside the sequence that judges while the rollout runs, which is planned for another effect.
     *
     * @param planned the exposed observations that the gate needs; infinite where none are enough
     */
    default MetricPower plannedFor(double planned) {
        return this;
    }

    /** Whether an effect is so small beside its spread that no population has enough observations. */
    static boolean isTooNear(double distance, double variance) {
        return !(distance > 0) || Double.isInfinite(variance) || 100 * variance > MOST * distance * distance;
    }

    /** Whether exposed users are compared with a control group. */
    default boolean hasControl() {
        return compared().comparison() == Comparison.CONTROL;
    }
}
