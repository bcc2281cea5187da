package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import java.util.Optional;

/**
 * What exposed users are compared with in one phase.
 *
 * @param comparison with what
 * @param level the level of the gate on the metric's scale, if it has one there
 * @param acceptable where the metric uses up what is tolerated, if anything is: the margin of the gate, or what is not
 *     known of the baseline
 * @param negligible where the effect is still too small to roll anything back
 * @param drifted where the metric may stand by itself where no control group comes
 * @param learned where the control groups of earlier phases stood, if they have disproved the baseline
 * @param designEffect how many times the variance of independent observations those have that are counted
 * @param usual how many times what the control group shows exposed users usually show, where chance did not make both
 */
public record ComparisonBasis(
        Comparison comparison,
        Optional<Quantity> level,
        Optional<Quantity> acceptable,
        Optional<Quantity> negligible,
        Optional<Quantity> drifted,
        Optional<Quantity> learned,
        double designEffect,
        Optional<UsualRatio> usual) {

    /** Beside a control group that chance made, or none. */
    public ComparisonBasis(
            Comparison comparison,
            Optional<Quantity> level,
            Optional<Quantity> acceptable,
            Optional<Quantity> negligible,
            Optional<Quantity> drifted,
            Optional<Quantity> learned,
            double designEffect) {
        this(comparison, level, acceptable, negligible, drifted, learned, designEffect, Optional.empty());
    }

    /** A level that stands by itself. */
    public static ComparisonBasis absolute(Quantity level) {
        return new ComparisonBasis(
                Comparison.ABSOLUTE,
                Optional.of(level),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    ComparisonBasis withDesignEffect(double times) {
        return new ComparisonBasis(comparison, level, acceptable, negligible, drifted, learned, times, usual);
    }

    ComparisonBasis beside(Optional<UsualRatio> others) {
        return new ComparisonBasis(comparison, level, acceptable, negligible, drifted, learned, designEffect, others);
    }

    ComparisonBasis relative() {
        return comparison == Comparison.ABSOLUTE
                ? new ComparisonBasis(
                        Comparison.BASELINE, level, acceptable, negligible, drifted, learned, designEffect)
                : this;
    }

    /** The basis where an effect up to a level is tolerated, also beside the baseline. */
    ComparisonBasis tolerating(Quantity effect) {
        return new ComparisonBasis(
                comparison, level, Optional.of(effect), negligible, Optional.of(effect), learned, designEffect, usual);
    }

    /** A level that does not stand by itself is a distance from the control group, by which it grows as well. */
    ComparisonBasis besideControl() {
        return comparison == Comparison.CONTROL
                ? this
                : new ComparisonBasis(Comparison.CONTROL, level, level, negligible, drifted, learned, designEffect);
    }

    /** The basis where the control group did not come: the baseline, as far as it is known. */
    ComparisonBasis alone() {
        return new ComparisonBasis(Comparison.BASELINE, level, drifted, drifted, drifted, learned, designEffect);
    }

    /** The basis beside which an effect is more than negligible. */
    ComparisonBasis beyondNegligible() {
        return new ComparisonBasis(
                comparison, level, negligible.or(() -> acceptable), negligible, drifted, learned, designEffect, usual);
    }
}
