package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import java.util.Optional;

/**
 * What exposed users are compared with in one phase.
 *
 * @param comparison with what
 * @param level the level of the gate on the metric's scale, if it has one there
 * @param acceptable where the metric uses up the margin of the gate, if it has one
 */
public record ComparisonBasis(Comparison comparison, Optional<Quantity> level, Optional<Quantity> acceptable) {

    /** A level that stands by itself. */
    public static ComparisonBasis absolute(Quantity level) {
        return new ComparisonBasis(Comparison.ABSOLUTE, Optional.of(level), Optional.empty());
    }

    ComparisonBasis relative() {
        return comparison == Comparison.ABSOLUTE ? new ComparisonBasis(Comparison.BASELINE, level, acceptable) : this;
    }
}
