package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.internal.statistics.ClopperPearsonInterval;
import io.github.rolloutplanner.internal.statistics.Interval;
import java.util.Locale;

/**
 * How often something happened, and how often it may happen in truth.
 *
 * @param times in how many runs it happened
 * @param runs how many runs there were
 * @param low the lower end of the exact 95% interval (Clopper-Pearson), from 0 to 1
 * @param high its upper end
 * @since 0.1.0
 */
public record Frequency(int times, int runs, double low, double high) {
    private static final double PERCENT = 100;

    static Frequency of(int times, int runs) {
        Interval interval = ClopperPearsonInterval.withDefaults().interval(times, runs);
        return new Frequency(times, runs, interval.low(), interval.high());
    }

    /**
     * The part of the runs in which it happened.
     *
     * @return from 0 to 1
     */
    public double value() {
        return (double) times / runs;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f%% (%.1f%% to %.1f%%)", PERCENT * value(), PERCENT * low, PERCENT * high);
    }
}
