package io.github.rolloutplanner.json.internal.monitoring;

import java.time.Duration;

/**
 * How many observations tell a regression from chance, and the window that brings them.
 *
 * @param observations how many; 0 where the plan does not say it
 * @param window what is looked at
 * @param isCut whether the plan asks for more than the phase brings in the longest window
 */
public record SampleNeed(double observations, Duration window, boolean isCut) {
    /** Where the plan does not say how many are needed. */
    static final long FEWEST = 10;

    /** The part of the window in which a bad regression shows, where the window is long. */
    private static final int QUICKER = 12;

    /** Nights bring less than the average, so that a window is twice as long as the traffic planned for it takes. */
    static final double SPARE = 2;

    private static final Duration LONG = Duration.ofHours(1);

    static SampleNeed unknown(Duration window) {
        return new SampleNeed(0, window, false);
    }

    boolean isKnown() {
        return observations > 0;
    }

    /** The number of those observations at a rate. Where none may be, one is enough. */
    long atRate(double rate) {
        if (rate <= 0) {
            return 1;
        }
        return isKnown() ? Math.max(1, (long) Math.ceil(observations * rate - 1e-9)) : FEWEST;
    }

    boolean isLong() {
        return window.compareTo(LONG) >= 0;
    }

    /** The part of a long window, which has some scrapes, too. */
    Duration quickerWindow(Duration shortest) {
        Duration part = window.dividedBy(QUICKER);
        return NiceWindow.atLeast(part.compareTo(shortest) > 0 ? part : shortest);
    }
}
