package io.github.rolloutplanner.internal.statistics;

/**
 * The exact bounds of the events to be expected, from the events that were counted.
 *
 * <p>With x events and the level a, the upper bound solves P(X ≤ x) = a and the lower bound P(X ≥ x) = a for the mean of a
 * Poisson distribution (Garwood: Biometrika 1936). Without any event the upper bound is -ln a, 3 at 95 % on one side.
 *
 * @param level how often the mean may lie beyond the bound, strictly between 0 and 1
 * @since 0.1.0
 */
public record PoissonInterval(double level) {

    /**
     * Refuses an impossible level.
     *
     * @throws IllegalArgumentException if it is not strictly between 0 and 1
     */
    public PoissonInterval {
        Arguments.openProbability(level, "level");
    }

    /**
     * Bounds the mean from below, with the whole level.
     *
     * @param events the events
     * @return the lower bound, 0 without any event
     * @throws IllegalArgumentException if the count is negative
     */
    public double lowerBound(long events) {
        return Arguments.count(events, "events") == 0 ? 0 : GammaQuantile.reaching((double) events, level);
    }

    /**
     * Bounds the mean from above, with the whole level.
     *
     * @param events the events
     * @return the upper bound
     * @throws IllegalArgumentException if the count is negative
     */
    public double upperBound(long events) {
        return GammaQuantile.missing(Arguments.count(events, "events") + 1.0, level);
    }
}
