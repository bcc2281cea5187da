package io.github.rolloutplanner.internal.statistics;

/**
 * The exact interval for the rate of a Poisson process, from events counted during an exposure.
 *
 * <p>With x events and the level a of one side it is [½ χ²_{a; 2x}, ½ χ²_{1-a; 2x+2}] / exposure (Garwood: Biometrika
 * 1936), where χ² are quantiles. Without any event the lower bound is 0 and the upper one -ln(a) / exposure.
 *
 * <p>Default: level 0.05, which is spent by {@link #interval} on both sides in halves, and by {@link #lowerBound} or
 * {@link #upperBound} on one side. Rates are events per unit of the exposure, whatever that unit is.
 *
 * <pre>{@code
 * PoissonInterval.withDefaults().interval(10, 10_000);  // [0.00048, 0.00184]
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PoissonInterval {

    private static final PoissonInterval DEFAULT = new PoissonInterval(0.05);

    private final double level;

    private PoissonInterval(double level) {
        this.level = Arguments.openProbability(level, "level");
    }

    /**
     * Intervals of level 0.05.
     *
     * @return the default intervals
     */
    public static PoissonInterval withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets how often the true rate may lie outside. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1; one minus the confidence
     * @return intervals of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public PoissonInterval level(double level) {
        return new PoissonInterval(level);
    }

    /**
     * Bounds the rate on both sides, with half of the level on each.
     *
     * @param events the events, 0 or more
     * @param exposure the exposure, positive
     * @return the interval
     * @throws IllegalArgumentException if the count is negative or the exposure is not positive
     */
    public Interval interval(long events, double exposure) {
        requireCounts(events, exposure);
        return new Interval(low(events, level / 2) / exposure, high(events, level / 2) / exposure);
    }

    /**
     * Bounds the rate from below, with the whole level.
     *
     * @param events the events, 0 or more
     * @param exposure the exposure, positive
     * @return the lower bound, 0 without any event
     * @throws IllegalArgumentException if the count is negative or the exposure is not positive
     */
    public double lowerBound(long events, double exposure) {
        requireCounts(events, exposure);
        return low(events, level) / exposure;
    }

    /**
     * Bounds the rate from above, with the whole level.
     *
     * @param events the events, 0 or more
     * @param exposure the exposure, positive
     * @return the upper bound
     * @throws IllegalArgumentException if the count is negative or the exposure is not positive
     */
    public double upperBound(long events, double exposure) {
        requireCounts(events, exposure);
        return high(events, level) / exposure;
    }

    private static double low(long events, double level) {
        return events == 0 ? 0 : GammaQuantile.reaching((double) events, level);
    }

    private static double high(long events, double level) {
        return GammaQuantile.missing(events + 1.0, level);
    }

    private static void requireCounts(long events, double exposure) {
        Arguments.count(events, "events");
        Arguments.positive(exposure, "exposure");
    }
}
