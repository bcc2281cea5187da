package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.rehearsal.RehearsalReport;
import java.util.Locale;

/**
 * How often something must happen.
 *
 * @param low at least so often, from 0 to 1
 * @param high at most so often
 */
record TrafficBound(double low, double high) {
    private static final double PERCENT = 100;

    /** Whatever comes: measured so that it is known, and not promised. */
    static TrafficBound notPromised() {
        return new TrafficBound(0, 1);
    }

    static TrafficBound atMost(double high) {
        return new TrafficBound(0, high);
    }

    static TrafficBound atLeast(double low) {
        return new TrafficBound(low, 1);
    }

    /** Whether it may be true after what was measured: its interval and this one have something in common. */
    boolean allows(RehearsalReport.Frequency measured) {
        return measured.high() >= low && measured.low() <= high;
    }

    /** Whether what was measured lies in it, chance or not. */
    boolean contains(RehearsalReport.Frequency measured) {
        return measured.value() >= low && measured.value() <= high;
    }

    @Override
    public String toString() {
        if (low == 0 && high == 1) {
            return "not promised";
        }
        if (low == 0) {
            return "at most " + percent(high);
        }
        return high == 1 ? "at least " + percent(low) : percent(low) + " to " + percent(high);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f%%", PERCENT * part);
    }
}
