package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * Sample size, power and minimal detectable effect of the z test of two proportions.
 *
 * <p>With p_c and p_t the rates of the two groups, r = n_t/n_c the allocation ratio, a the level of one side, and
 * z_u the normal quantile, the pooled method (the default) needs
 *
 * <pre>
 * n_c = [ z_{1-a} √((1 + 1/r) p̄ (1-p̄)) + z_{power} √(p_c q_c + p_t q_t/r) ]² / (p_t - p_c)²,   n_t = r n_c
 * </pre>
 *
 * <p>observations (Fleiss, Levin, Paik: Statistical Methods for Rates and Proportions, without continuity correction).
 * {@link ProportionMethod} names the alternatives. Rates are percentages between 0 and 1; sizes are observations.
 *
 * <p>Defaults: level 0.05, power 0.8, two-sided, allocation ratio 1, pooled. A two-sided test could also reject in the
 * wrong direction; as is usual this far tail is not counted as power unless {@link #countingFarTail()} asks for it, and
 * it matters only for powers below about 0.3. The normal approximation needs some ten events in each group: below that,
 * see {@link BinomialDetectionSize}.
 *
 * <pre>{@code
 * TwoProportionSampleSize.withDefaults().power(0.8).level(0.05).twoSided().perGroup(0.10, 0.11);  // 14751
 * }</pre>
 *
 * <p>Instances are immutable; each option returns a new one.
 *
 * @since 0.1.0
 */
public final class TwoProportionSampleSize extends TwoSidedDesign<TwoProportionSampleSize> {

    private static final TwoProportionSampleSize DEFAULT =
            new TwoProportionSampleSize(ErrorRates.DEFAULT, 1, ProportionMethod.POOLED);

    private final ProportionMethod method;

    private TwoProportionSampleSize(ErrorRates rates, double allocationRatio, ProportionMethod method) {
        super(rates, allocationRatio);
        this.method = method;
    }

    /**
     * The calculator with level 0.05, power 0.8, two sides, groups of equal size and the pooled method.
     *
     * @return the default calculator
     */
    public static TwoProportionSampleSize withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets the variance by which the proportions are compared. Defaults to {@link ProportionMethod#POOLED}.
     *
     * @param method the method
     * @return a calculator with this method
     */
    public TwoProportionSampleSize method(ProportionMethod method) {
        return new TwoProportionSampleSize(rates(), allocationRatio(), Objects.requireNonNull(method, "method"));
    }

    /**
     * The observations needed in each of two groups of equal size.
     *
     * @param controlRate the rate of the control group, 0 to 1
     * @param treatmentRate another rate, 0 to 1
     * @return the size of one group, rounded up
     * @throws IllegalArgumentException if a rate is outside 0 to 1, if both are equal, if the sizes exceed 10^15, or
     *     if the power is not above the level
     * @throws IllegalStateException if the allocation ratio is not 1: ask for {@link #sizes} then
     */
    public long perGroup(double controlRate, double treatmentRate) {
        return perGroup(sizes(controlRate, treatmentRate));
    }

    /**
     * The observations needed in the two groups.
     *
     * @param controlRate the rate of the control group, 0 to 1
     * @param treatmentRate another rate, 0 to 1
     * @return the sizes of both groups
     * @throws IllegalArgumentException if a rate is outside 0 to 1, if both are equal, if the sizes exceed 10^15, or
     *     if the power is not above the level
     */
    public ArmSizes sizes(double controlRate, double treatmentRate) {
        return sizes(design(controlRate, treatmentRate).size());
    }

    /**
     * The power that groups of a given size have.
     *
     * @param controlRate the rate of the control group, 0 to 1
     * @param treatmentRate another rate, 0 to 1
     * @param controlSize the observations of the control group, positive; the treatment group has this times the
     *     allocation ratio
     * @return the probability that the difference is seen
     * @throws IllegalArgumentException if a rate is outside 0 to 1, if both are equal, or the size is not positive
     */
    public double achievedPower(double controlRate, double treatmentRate, double controlSize) {
        return design(controlRate, treatmentRate).power(Arguments.positive(controlSize, "control size"));
    }

    /**
     * The smallest rise of the rate that groups of a given size see with the power asked for.
     *
     * @param controlRate the rate of the control group, 0 (included) to 1
     * @param controlSize the observations of the control group, positive
     * @return the rise as an absolute difference, p_t - p_c &gt; 0
     * @throws IllegalArgumentException if the rate or the size is outside its domain, or if even a rise to 1 is not
     *     seen
     */
    public double detectableIncrease(double controlRate, double controlSize) {
        return detectable(controlRate, 1 - Arguments.rate(controlRate, "control rate"), 1, controlSize);
    }

    /**
     * The smallest fall of the rate that groups of a given size see with the power asked for.
     *
     * @param controlRate the rate of the control group, 0 to 1 (included)
     * @param controlSize the observations of the control group, positive
     * @return the fall as an absolute difference, p_c - p_t &gt; 0
     * @throws IllegalArgumentException if the rate or the size is outside its domain, or if even a fall to 0 is not
     *     seen
     */
    public double detectableDecrease(double controlRate, double controlSize) {
        return detectable(controlRate, Arguments.rate(controlRate, "control rate"), -1, controlSize);
    }

    private double detectable(double controlRate, double room, int sign, double controlSize) {
        rates().requireAttainable();
        Arguments.positive(controlSize, "control size");
        double largest = largestEffect(controlRate, room, sign);
        Arguments.require(
                room > 0 && achievedPower(controlRate, largest, controlSize) >= rates().power(),
                () -> "Even a change of the rate from " + controlRate + " to " + largest + " is not seen with power "
                        + rates().power() + " by " + controlSize + " control observations."
                        + " Use more observations, or accept less power.");
        return Roots.betweenPositive(
                room * 1e-15, room, change -> powerOfChange(controlRate, sign * change, controlSize) - rates().power());
    }

    private static double largestEffect(double controlRate, double room, int sign) {
        return room > 0 ? (sign > 0 ? 1 : 0) : controlRate;
    }

    // The change, not the second rate, is the variable: near a rate of 1 their difference would lose its digits.
    private double powerOfChange(double controlRate, double change, double controlSize) {
        double treatmentRate = Math.min(1, Math.max(0, controlRate + change));
        return treatmentRate == controlRate ? 0 : achievedPower(controlRate, treatmentRate, controlSize);
    }

    private ZTestDesign design(double controlRate, double treatmentRate) {
        Arguments.differentRates(controlRate, "control rate", treatmentRate, "treatment rate");
        return method.design(controlRate, treatmentRate, allocationRatio(), rates());
    }

    @Override
    public TwoProportionSampleSize with(ErrorRates newRates, double newAllocationRatio) {
        return new TwoProportionSampleSize(newRates, newAllocationRatio, method);
    }
}
