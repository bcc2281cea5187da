package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.rehearsal.RehearsalReport;
import java.util.Locale;

/**
 * How often a promise came true.
 *
 * @param promise the promise
 * @param claim which of its claims
 * @param frequency how often
 */
record TrafficMeasurement(TrafficPromise promise, TrafficPromise.Claim claim, RehearsalReport.Frequency frequency) {
    private static final String COLUMNS = "%-39s %-12s %-20s %-24s %-12s %s";

    static String heading() {
        return String.format(COLUMNS, "traffic", "where", "what", "measured (95% interval)", "must be", "")
                .stripTrailing();
    }

    /** Whether chance alone may be what is between the bound and the measurement. */
    boolean holds() {
        return claim.bound().allows(frequency);
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        COLUMNS,
                        promise.traffic(),
                        promise.where(),
                        claim.outcome(),
                        frequency,
                        claim.bound(),
                        verdict())
                .stripTrailing();
    }

    private String verdict() {
        if (!holds()) {
            return "FAILS";
        }
        return claim.bound().contains(frequency) ? "" : "~";
    }
}
