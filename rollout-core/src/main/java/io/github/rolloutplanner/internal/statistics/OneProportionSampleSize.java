package io.github.rolloutplanner.internal.statistics;

/**
 * Sample size, power and minimal detectable effect of the z test of one proportion against a known rate.
 *
 * <p>With p_0 the known rate, p_1 the other one, a the level of one side, and z_u the normal quantile, it needs
 *
 * <pre>
 * n = [ z_{1-a} √(p_0 q_0) + z_{power} √(p_1 q_1) ]² / (p_1 - p_0)²
 * </pre>
 *
 * <p>observations (Fleiss, Levin, Paik: Statistical Methods for Rates and Proportions, without continuity correction).
 * Rates are percentages between 0 and 1; sizes are observations. A rate is known if it comes from so much data, or from a
 * promise, that it has no error of its own: against a group that must be observed too, see
 * {@link TwoProportionSampleSize}, which comes down to this one where that group is unlimited.
 *
 * <p>Defaults: level 0.05, power 0.8, one-sided. A two-sided test could also reject in the wrong direction; as is usual
 * this far tail is not counted as power. The normal approximation needs some ten events: below that, see
 * {@link BinomialDetectionSize}.
 *
 * <pre>{@code
 * OneProportionSampleSize.withDefaults().observations(0.001, 0.002);  // 8027
 * }</pre>
 *
 * <p>Instances are immutable; each option returns a new one.
 *
 * @since 0.1.0
 */
public final class OneProportionSampleSize extends OneGroupDesign<OneProportionSampleSize> {

    private static final OneProportionSampleSize DEFAULT = new OneProportionSampleSize(DEFAULT_RATES);

    private OneProportionSampleSize(ErrorRates rates) {
        super(rates);
    }

    /**
     * The calculator with level 0.05, power 0.8 and one side.
     *
     * @return the default calculator
     */
    public static OneProportionSampleSize withDefaults() {
        return DEFAULT;
    }

    /**
     * The observations needed to tell another rate from the known one.
     *
     * @param knownRate the known rate, 0 to 1
     * @param otherRate another rate, 0 to 1
     * @return the size, rounded up
     * @throws IllegalArgumentException if a rate is outside 0 to 1, if both are equal, if the size exceeds 10^15, or if
     *     the power is not above the level
     */
    public long observations(double knownRate, double otherRate) {
        return observations(design(knownRate, otherRate));
    }

    /**
     * The power that a number of observations has.
     *
     * @param knownRate the known rate, 0 to 1
     * @param otherRate another rate, 0 to 1
     * @param observations the observations, positive
     * @return the probability that the difference is seen
     * @throws IllegalArgumentException if a rate is outside 0 to 1, if both are equal, or the observations are not
     *     positive
     */
    public double achievedPower(double knownRate, double otherRate, double observations) {
        return design(knownRate, otherRate).power(Arguments.positive(observations, "observations"));
    }

    /**
     * The smallest rise above the known rate that a number of observations sees with the power asked for.
     *
     * <p>It is 0 where the known rate is 0 and the power at most 0.5: any event proves the difference there.
     *
     * @param knownRate the known rate, 0 (included) to 1
     * @param observations the observations, positive
     * @return the rise as an absolute difference, p_1 - p_0
     * @throws IllegalArgumentException if the rate or the observations are outside their domain, if even a rise to 1 is
     *     not seen, or if the power is not above the level
     */
    public double detectableIncrease(double knownRate, double observations) {
        Arguments.rate(knownRate, "known rate");
        requireDetectable(knownRate, 1, observations);
        return detectableRise(knownRate, 1 - knownRate, observations);
    }

    /**
     * The smallest fall below the known rate that a number of observations sees with the power asked for.
     *
     * <p>It is 0 where the known rate is 1 and the power at most 0.5: any exception proves the difference there.
     *
     * @param knownRate the known rate, 0 to 1 (included)
     * @param observations the observations, positive
     * @return the fall as an absolute difference, p_0 - p_1
     * @throws IllegalArgumentException if the rate or the observations are outside their domain, if even a fall to 0 is
     *     not seen, or if the power is not above the level
     */
    public double detectableDecrease(double knownRate, double observations) {
        Arguments.rate(knownRate, "known rate");
        requireDetectable(knownRate, 0, observations);
        return detectableRise(1 - knownRate, knownRate, observations);
    }

    private void requireDetectable(double knownRate, double farthest, double observations) {
        rates().requireAttainable();
        Arguments.positive(observations, "observations");
        Arguments.require(
                knownRate != farthest && achievedPower(knownRate, farthest, observations) >= rates().power(),
                () -> "Even a change of the rate from " + knownRate + " to " + farthest + " is not seen with power "
                        + rates().power() + " by " + observations + " observations."
                        + " Use more observations, or accept less power.");
    }

    /**
     * The rise δ of a rate p that is 1 - q. With A = z_{1-a} √(pq) and B = z_{power} it solves δ√n - A = B √(p_1 q_1),
     * whose square is a quadratic equation:
     *
     * <pre>
     * δ = [ A√n + B²(q-p)/2 + B √( (p√n + A)(q√n - A) + B²/4 ) ] / (n + B²)
     * </pre>
     */
    private double detectableRise(double p, double q, double observations) {
        double critical = rates().criticalValue();
        double margin = rates().powerMargin();
        double root = Math.sqrt(observations);
        double cut = critical * Math.sqrt(p * q);
        double middle = cut * root + margin * margin * (q - p) / 2;
        double discriminant = (p * root + cut) * (q * root - cut) + margin * margin / 4;
        double distance = margin * Math.sqrt(Math.max(0, discriminant));
        // Where the two would cancel, the product of both solutions gives this one with all its digits.
        double rise = middle * distance >= 0
                ? (middle + distance) / (observations + margin * margin)
                : p * q * ((critical - margin) * (critical + margin)) / (middle - distance);
        return Math.min(rise, q);
    }

    private ZTestDesign design(double knownRate, double otherRate) {
        Arguments.differentRates(knownRate, "known rate", otherRate, "other rate");
        return new ZTestDesign(otherRate - knownRate, deviation(knownRate), deviation(otherRate), rates());
    }

    private static double deviation(double rate) {
        return Math.sqrt(rate * (1 - rate));
    }

    @Override
    public OneProportionSampleSize with(ErrorRates newRates) {
        return new OneProportionSampleSize(newRates);
    }
}
