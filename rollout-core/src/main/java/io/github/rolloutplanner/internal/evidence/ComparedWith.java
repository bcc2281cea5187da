package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Percentage;

/**
 * What exposed users of a phase are compared with.
 *
 * @param comparison the comparison
 * @param ratio the exposed observations for each one of the control group; 1 without one
 */
record ComparedWith(Comparison comparison, double ratio) {
    static final ComparedWith BASELINE = new ComparedWith(Comparison.BASELINE, 1);

    /** Up to half of all users, as many others are a control group; beyond that, those who are left. */
    static ComparedWith othersThan(Percentage percentage) {
        double exposed = percentage.fraction();
        return exposed >= 1 ? BASELINE : new ComparedWith(Comparison.CONTROL, Math.max(1, exposed / (1 - exposed)));
    }

    boolean isSameAs(ComparedWith other) {
        return comparison == other.comparison && ratio == other.ratio;
    }
}
