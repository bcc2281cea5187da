package io.github.rolloutplanner.internal.statistics;

/**
 * The exact interval for a rate, from events among independent observations.
 *
 * <p>With x events among n observations and the level a of one side, the lower bound solves P(X ≥ x) = a and the upper
 * bound P(X ≤ x) = a for the rate (Clopper, Pearson: Biometrika 1934). Without any event the upper bound is 1 -
 * a^(1/n), about 3/n at 95 % on one side. The interval covers the true rate with probability 1 - level or more, for
 * every n.
 *
 * <p>Default: level 0.05, which is spent by {@link #interval} on both sides in halves, and by {@link #lowerBound} or
 * {@link #upperBound} on one side. Rates are percentages; n may go up to 10^15.
 *
 * <pre>{@code
 * ClopperPearsonInterval.withDefaults().upperBound(0, 300);  // 0.00994
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ClopperPearsonInterval {

    private static final ClopperPearsonInterval DEFAULT = new ClopperPearsonInterval(0.05);

    private final double level;

    private ClopperPearsonInterval(double level) {
        this.level = Arguments.openProbability(level, "level");
    }

    /**
     * Intervals of level 0.05.
     *
     * @return the default intervals
     */
    public static ClopperPearsonInterval withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets how often the true rate may lie outside. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1; one minus the confidence
     * @return intervals of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public ClopperPearsonInterval level(double level) {
        return new ClopperPearsonInterval(level);
    }

    /**
     * Bounds the rate on both sides, with half of the level on each.
     *
     * @param events the events
     * @param observations the observations, at least 1
     * @return the interval
     * @throws IllegalArgumentException if a count is negative or there are more events than observations
     */
    public Interval interval(long events, long observations) {
        requireCounts(events, observations);
        return new Interval(low(events, observations, level / 2), high(events, observations, level / 2));
    }

    /**
     * Bounds the rate from below, with the whole level.
     *
     * @param events the events
     * @param observations the observations, at least 1
     * @return the lower bound, 0 without any event
     * @throws IllegalArgumentException if a count is negative or there are more events than observations
     */
    public double lowerBound(long events, long observations) {
        requireCounts(events, observations);
        return low(events, observations, level);
    }

    /**
     * Bounds the rate from above, with the whole level.
     *
     * @param events the events
     * @param observations the observations, at least 1
     * @return the upper bound, 1 if all observations are events
     * @throws IllegalArgumentException if a count is negative or there are more events than observations
     */
    public double upperBound(long events, long observations) {
        requireCounts(events, observations);
        return high(events, observations, level);
    }

    static double low(long x, long n, double level) {
        if (x == 0) {
            return 0;
        }
        if (x == n) {
            return Math.pow(level, 1.0 / n);
        }
        // P(X ≥ x) ≤ (e n p / x)^x, which bounds the root from below.
        double start = Math.exp(Math.log(level) / x - 1) * x / n;
        return Roots.betweenPositive(start, 1, p -> BinomialTail.atLeast(x, n, p) - level);
    }

    static double high(long x, long n, double level) {
        if (x == n) {
            return 1;
        }
        double withoutEvents = -Math.expm1(Math.log(level) / n);
        return x == 0
                ? withoutEvents
                : Roots.betweenPositive(withoutEvents, 1, p -> level - BinomialTail.atMost(x, n, p));
    }

    private static void requireCounts(long events, long observations) {
        Arguments.countsWithin(events, "events", observations, "observations");
    }
}
