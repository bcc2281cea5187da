package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import java.util.Optional;

/**
 * What exposed users of a phase are compared with.
 *
 * @param comparison the comparison
 * @param ratio the exposed observations for each one of the control group; 1 without one
 * @param acceptable where the metric may stand by itself without a control group; the baseline where it is empty
 * @param incident so many exposed observations are worth an incident that is not the change's; 0 with a control group
 */
record ComparedWith(Comparison comparison, double ratio, Optional<Quantity> acceptable, double incident) {
    static final ComparedWith BASELINE = new ComparedWith(Comparison.BASELINE, 1);

    ComparedWith(Comparison comparison, double ratio) {
        this(comparison, ratio, Optional.empty(), 0);
    }

    /** A baseline that is known so well, beside an incident that nobody else shows. */
    static ComparedWith baseline(Quantity acceptable, double incident) {
        return new ComparedWith(Comparison.BASELINE, 1, Optional.of(acceptable), incident);
    }

    boolean isSameAs(ComparedWith other) {
        return comparison == other.comparison
                && ratio == other.ratio
                && incident == other.incident
                && acceptable.equals(other.acceptable);
    }

    /** How many more observations outweigh an incident, of a metric that usually stands here and is so far from acceptable. */
    double outweighing(double usual, double distance) {
        return incident == 0 ? 0 : Math.ceil(incident * usual / distance);
    }

    /** Up to half of all users, as many others are a control group; beyond that, those who are left; nobody at 100%. */
    static Optional<ComparedWith> othersThan(Percentage percentage) {
        double exposed = percentage.fraction();
        return exposed >= 1
                ? Optional.empty()
                : Optional.of(new ComparedWith(Comparison.CONTROL, Math.max(1, exposed / (1 - exposed))));
    }
}
