package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * Sample size, power and minimal detectable effect of the test of two means.
 *
 * <p>With δ the difference, σ_c and σ_t the standard deviations, r = n_t/n_c the allocation ratio and a the level of
 * one side, the normal method needs
 *
 * <pre>
 * n_c = (z_{1-a} + z_{power})² (σ_c² + σ_t²/r) / δ²,   n_t = r n_c
 * </pre>
 *
 * <p>observations; the t methods solve power = P(T_{ν,λ} &gt; t_{ν,1-a}) for n_c, where T is noncentral t with
 * λ = δ / √(σ_c²/n_c + σ_t²/n_t) and the degrees of freedom ν that {@link MeanMethod} names (Cohen: Statistical Power
 * Analysis, 1988; Welch: Biometrika 1947). Difference and standard deviations have the unit of the metric; sizes are
 * observations, at least 2 in each group for the t methods.
 *
 * <p>A ratio of two means is one mean after linearisation: take {@link RatioMetric#unitVariance()}. A covariate
 * multiplies the size by {@link Cuped#varianceFactor}.
 *
 * <p>Defaults: level 0.05, power 0.8, two-sided, allocation ratio 1, Welch. A two-sided test could also reject in the
 * wrong direction; this far tail is not counted as power unless {@link #countingFarTail()} asks for it.
 *
 * <pre>{@code
 * TwoMeanSampleSize.withDefaults().perGroup(0.5, 4.0);  // 1006
 * }</pre>
 *
 * <p>Instances are immutable; each option returns a new one.
 *
 * @since 0.1.0
 */
public final class TwoMeanSampleSize extends TwoSidedDesign<TwoMeanSampleSize> {

    private static final TwoMeanSampleSize DEFAULT = new TwoMeanSampleSize(ErrorRates.DEFAULT, 1, MeanMethod.WELCH);

    private final MeanMethod method;

    private TwoMeanSampleSize(ErrorRates rates, double allocationRatio, MeanMethod method) {
        super(rates, allocationRatio);
        this.method = method;
    }

    /**
     * The calculator with level 0.05, power 0.8, two sides, groups of equal size and Welch's test.
     *
     * @return the default calculator
     */
    public static TwoMeanSampleSize withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets the distribution by which the difference is judged. Defaults to {@link MeanMethod#WELCH}.
     *
     * @param method the method
     * @return a calculator with this method
     */
    public TwoMeanSampleSize method(MeanMethod method) {
        return new TwoMeanSampleSize(rates(), allocationRatio(), Objects.requireNonNull(method, "method"));
    }

    /**
     * The observations needed in each of two groups of equal size.
     *
     * @param difference the difference of the means, not 0
     * @param standardDeviation the standard deviation in both groups, positive
     * @return the size of one group, rounded up
     * @throws IllegalArgumentException if the difference is 0, the standard deviation is not positive, the sizes exceed
     *     10^15, or the power is not above the level
     * @throws IllegalStateException if the allocation ratio is not 1: ask for {@link #sizes} then
     */
    public long perGroup(double difference, double standardDeviation) {
        return perGroup(sizes(difference, standardDeviation, standardDeviation));
    }

    /**
     * The observations needed in the two groups.
     *
     * @param difference the difference of the means, not 0
     * @param controlDeviation the standard deviation in the control group, positive
     * @param treatmentDeviation the standard deviation in the treatment group, positive
     * @return the sizes of both groups
     * @throws IllegalArgumentException if the difference is 0, a standard deviation is not positive, the sizes exceed
     *     10^15, or the power is not above the level
     */
    public ArmSizes sizes(double difference, double controlDeviation, double treatmentDeviation) {
        return sizes(comparison(controlDeviation, treatmentDeviation).controlSize(notZero(difference)));
    }

    /**
     * The power that groups of a given size have.
     *
     * @param difference the difference of the means, not 0
     * @param controlDeviation the standard deviation in the control group, positive
     * @param treatmentDeviation the standard deviation in the treatment group, positive
     * @param controlSize the observations of the control group; the treatment group has this times the allocation ratio
     * @return the probability that the difference is seen
     * @throws IllegalArgumentException if an argument is outside its domain, or a group has fewer than 2 observations
     *     where the method estimates a standard deviation
     */
    public double achievedPower(
            double difference, double controlDeviation, double treatmentDeviation, double controlSize) {
        MeanComparison comparison = comparison(controlDeviation, treatmentDeviation);
        requireEnough(comparison, controlSize);
        return comparison.power(notZero(difference), controlSize);
    }

    /**
     * The smallest difference that groups of a given size see with the power asked for.
     *
     * @param controlDeviation the standard deviation in the control group, positive
     * @param treatmentDeviation the standard deviation in the treatment group, positive
     * @param controlSize the observations of the control group; the treatment group has this times the allocation ratio
     * @return the difference, positive, in the unit of the standard deviations
     * @throws IllegalArgumentException if an argument is outside its domain, or a group has fewer than 2 observations
     *     where the method estimates a standard deviation
     */
    public double detectableDifference(double controlDeviation, double treatmentDeviation, double controlSize) {
        MeanComparison comparison = comparison(controlDeviation, treatmentDeviation);
        requireEnough(comparison, controlSize);
        return comparison.detectable(controlSize);
    }

    private MeanComparison comparison(double controlDeviation, double treatmentDeviation) {
        return new MeanComparison(
                method,
                variance(controlDeviation, "control standard deviation"),
                variance(treatmentDeviation, "treatment standard deviation"),
                allocationRatio(),
                rates());
    }

    private static double variance(double deviation, String name) {
        Arguments.positive(deviation, name);
        return Arguments.positive(deviation * deviation, "square of the " + name);
    }

    private static double notZero(double difference) {
        Arguments.require(
                Arguments.finite(difference, "difference") != 0,
                () -> "difference must not be 0. Give the smallest difference that matters.");
        return difference;
    }

    private static void requireEnough(MeanComparison comparison, double controlSize) {
        Arguments.positive(controlSize, "control size");
        double smallest = comparison.smallestControlSize();
        Arguments.require(
                controlSize >= smallest,
                () -> "control size must be at least " + smallest + ", but is " + controlSize
                        + ". Each group needs 2 observations for its standard deviation.");
    }

    @Override
    public TwoMeanSampleSize with(ErrorRates newRates, double newAllocationRatio) {
        return new TwoMeanSampleSize(newRates, newAllocationRatio, method);
    }
}
