package io.github.rolloutplanner.internal.statistics;

/**
 * What can be said when no event was seen, and how many observations it takes to say it.
 *
 * <p>n observations show none with probability (1 - p)^n. So n = ln(level) / ln(1 - p) observations without an event
 * exclude a rate of p, and the same number shows at least one event with probability 1 - level if the rate is p. At
 * level 0.05 that is about 3/p, the rule of three (Hanley, Lippman-Hand: JAMA 1983).
 *
 * <p>Default: level 0.05. Rates are percentages, sizes are observations.
 *
 * <pre>{@code
 * ZeroEvents.withDefaults().sizeToExclude(0.001);  // 2995
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ZeroEvents {

    private static final ZeroEvents DEFAULT = new ZeroEvents(0.05);

    private final double level;

    private ZeroEvents(double level) {
        this.level = Arguments.openProbability(level, "level");
    }

    /**
     * The calculator with level 0.05.
     *
     * @return the default calculator
     */
    public static ZeroEvents withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets how often a rate may be excluded though it is true. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1; one minus the confidence
     * @return a calculator of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public ZeroEvents level(double level) {
        return new ZeroEvents(level);
    }

    /**
     * The observations that exclude a rate if none of them is an event.
     *
     * @param rate the rate, strictly between 0 and 1
     * @return the observations, rounded up
     * @throws IllegalArgumentException if the rate is not strictly between 0 and 1, or so small that more than 10^15
     *     are needed
     */
    public long sizeToExclude(double rate) {
        return new ArmSizes(exactSizeToExclude(rate), 0).control();
    }

    /**
     * The observations that exclude a rate if none of them is an event, before rounding up.
     *
     * @param rate the rate, strictly between 0 and 1
     * @return ln(level) / ln(1 - rate)
     * @throws IllegalArgumentException if the rate is not strictly between 0 and 1, or so small that the size is outside
     *     the range of a {@code double}
     */
    public double exactSizeToExclude(double rate) {
        return excluding(rate, Math.log(level) / Math.log1p(-Arguments.openProbability(rate, "rate")));
    }

    private static double excluding(double rate, double size) {
        Arguments.require(
                Double.isFinite(size),
                () -> "No number of observations excludes a rate of " + rate + ". Give a larger rate.");
        return size;
    }

    /**
     * The observations that show at least one event with probability 1 - level.
     *
     * @param rate the rate of the events, strictly between 0 and 1
     * @return the observations, rounded up
     * @throws IllegalArgumentException if the rate is not strictly between 0 and 1, or so small that more than 10^15
     *     are needed
     */
    public long sizeToSeeOne(double rate) {
        return sizeToExclude(rate);
    }

    /**
     * The largest rate that a number of observations without an event leaves possible.
     *
     * @param observations the observations, at least 1
     * @return 1 - level^(1/n)
     * @throws IllegalArgumentException if there is no observation
     */
    public double upperBound(long observations) {
        return ClopperPearsonInterval.high(0, Arguments.atLeast(1, observations, "observations"), level);
    }

    /**
     * The rule of thumb for {@link #exactSizeToExclude} at level 0.05, whatever the level of this calculator.
     *
     * @param rate the rate, strictly between 0 and 1
     * @return 3 / rate
     * @throws IllegalArgumentException if the rate is not strictly between 0 and 1, or so small that the size is outside
     *     the range of a {@code double}
     */
    public static double ruleOfThree(double rate) {
        return excluding(rate, 3 / Arguments.openProbability(rate, "rate"));
    }
}
