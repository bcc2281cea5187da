package io.github.rolloutplanner.internal.statistics;

/**
 * How many observations detect, exactly, that the rate of rare events is above a known baseline.
 *
 * <p>The alarm is raised at c(n) = min{c : P(Bin(n, p_0) ≥ c) ≤ level} events or more, and n must be large enough that
 * P(Bin(n, p_1) ≥ c(n)) ≥ power. The power is a saw-tooth in n, since c(n) jumps: so there is a {@link #first} size
 * that reaches it, and a larger {@link #stable} one from which on every size does.
 *
 * <p>Defaults: level 0.05, one-sided, power 0.8. Rates are percentages, sizes are observations.
 *
 * <pre>{@code
 * BinomialDetectionSize.withDefaults().first(0.001, 0.005).observations();  // 1102
 * }</pre>
 *
 * @since 0.1.0
 */
public final class BinomialDetectionSize extends Design<BinomialDetectionSize> {

    private static final BinomialDetectionSize DEFAULT =
            new BinomialDetectionSize(ErrorRates.DEFAULT.withSides(Sides.ONE));

    private static final double HIGHEST_RATE = 0.9;

    private BinomialDetectionSize(ErrorRates rates) {
        super(rates);
    }

    /**
     * The calculator with level 0.05 and power 0.8.
     *
     * @return the default calculator
     */
    public static BinomialDetectionSize withDefaults() {
        return DEFAULT;
    }

    @Override
    public BinomialDetectionSize with(ErrorRates newRates) {
        return new BinomialDetectionSize(newRates);
    }

    /**
     * The smallest size with the power asked for.
     *
     * @param baselineRate p_0, above 0
     * @param detectedRate p_1, above the baseline and at most 0.9
     * @return the size and the count that raises the alarm
     * @throws IllegalArgumentException if the rates are not in this order, if they are so near to each other that more
     *     than 4 · 10^6 events are needed, or 10^15 observations (approximations are exact enough there), or if the
     *     power is not above the level
     */
    public DetectionSize first(double baselineRate, double detectedRate) {
        return sawTooth(baselineRate, detectedRate).first();
    }

    /**
     * The smallest size from which on every size has the power asked for.
     *
     * @param baselineRate p_0, above 0
     * @param detectedRate p_1, above the baseline and at most 0.9
     * @return the size and the count that raises the alarm
     * @throws IllegalArgumentException under the same conditions as {@link #first}
     */
    public DetectionSize stable(double baselineRate, double detectedRate) {
        return sawTooth(baselineRate, detectedRate).stable();
    }

    private SawTooth sawTooth(double baselineRate, double detectedRate) {
        rates().requireAttainable();
        Arguments.rate(detectedRate, "detected rate");
        Arguments.require(
                detectedRate <= HIGHEST_RATE,
                () -> "detected rate must be at most " + HIGHEST_RATE + ", but is " + detectedRate
                        + ". Events so frequent are not rare; use OneProportionSampleSize.");
        Arguments.require(
                baselineRate > 0 && baselineRate < detectedRate,
                () -> "The baseline rate must be above 0 and below the detected rate, but they are " + baselineRate
                        + " and " + detectedRate + ". Without a baseline, use ZeroEvents.");
        return new SawTooth(baselineRate, detectedRate, rates());
    }
}
