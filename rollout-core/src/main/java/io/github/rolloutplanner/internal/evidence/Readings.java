package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Tolerance;

/** What readings of a resource say. Each depends on the one before, so that they have no sample size. */
public final class Readings {
    /** A spike of one window, and its echo in the next, are none of the change's; what stays for three is. */
    public static final int IN_A_ROW = 3;

    private Readings() {}

    /** Whether a metric is read and not counted. */
    public static boolean are(Metric metric) {
        return metric.kind() == MetricKind.SATURATION;
    }

    /** How many readings beyond a level are a breach. */
    public static Tolerance tolerance() {
        return Tolerance.consecutive(IN_A_ROW);
    }
}
