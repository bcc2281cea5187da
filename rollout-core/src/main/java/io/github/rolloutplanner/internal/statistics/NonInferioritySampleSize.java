package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * Sample size and power to show that a treatment is not worse than the control by a margin or more.
 *
 * <p>The hypothesis to be rejected is "worse by the margin or more". For rates the variance under it is that of the
 * restricted maximum likelihood rates p̃ (Farrington, Manning: Statistics in Medicine 1990):
 *
 * <pre>
 * n_c = [ z_{1-a} √(p̃_c q̃_c + p̃_t q̃_t/r) + z_{power} √(p_c q_c + p_t q_t/r) ]² / (p_t - p_c - δ0)²
 * </pre>
 *
 * <p>with δ0 = -margin where higher is better and +margin where lower is better. For means it is the normal size
 * (z_{1-a} + z_{power})² (σ_c² + σ_t²/r) / (δ - δ0)². Rates and margins are percentages, sizes are observations.
 *
 * <p>Always one-sided. Defaults: level 0.025, power 0.8, allocation ratio 1, higher is better. There is no default
 * margin: it is a decision, not a convention.
 *
 * <pre>{@code
 * NonInferioritySampleSize.ofMargin(0.02).direction(Direction.LOWER_IS_BETTER).power(0.9).rates(0.10, 0.10).control();
 * }</pre>
 *
 * <p>Instances are immutable; each option returns a new one.
 *
 * @since 0.1.0
 */
public final class NonInferioritySampleSize extends TwoGroupDesign<NonInferioritySampleSize> {

    private static final ErrorRates DEFAULT_RATES =
            ErrorRates.DEFAULT.withSides(Sides.ONE).withLevel(0.025);

    private final double margin;
    private final Direction direction;

    private NonInferioritySampleSize(ErrorRates rates, double allocationRatio, double margin, Direction direction) {
        super(rates, allocationRatio);
        this.margin = margin;
        this.direction = direction;
    }

    /**
     * The calculator for a margin, with level 0.025, power 0.8, groups of equal size, and higher is better.
     *
     * @param margin the smallest absolute harm that must be ruled out, positive
     * @return a calculator for this margin
     * @throws IllegalArgumentException if the margin is not positive and finite
     */
    public static NonInferioritySampleSize ofMargin(double margin) {
        return new NonInferioritySampleSize(
                DEFAULT_RATES, 1, Arguments.positive(margin, "margin"), Direction.HIGHER_IS_BETTER);
    }

    /**
     * Sets which way is better. Defaults to {@link Direction#HIGHER_IS_BETTER}.
     *
     * @param direction the direction
     * @return a calculator with this direction
     */
    public NonInferioritySampleSize direction(Direction direction) {
        return new NonInferioritySampleSize(
                rates(), allocationRatio(), margin, Objects.requireNonNull(direction, "direction"));
    }

    /**
     * The observations needed to show it of two rates.
     *
     * @param controlRate the rate of the control group, 0 to 1
     * @param treatmentRate the true rate of the treatment group, 0 to 1, on the good side of the margin
     * @return the sizes of both groups
     * @throws IllegalArgumentException if a rate is outside 0 to 1, if the treatment is worse by the margin or more, if
     *     the margin is 1 or more, if the sizes exceed 10^15, or if the power is not above the level
     */
    public ArmSizes rates(double controlRate, double treatmentRate) {
        return sizes(design(controlRate, treatmentRate).size());
    }

    /**
     * The power that groups of a given size have to show it of two rates.
     *
     * @param controlRate the rate of the control group, 0 to 1
     * @param treatmentRate the true rate of the treatment group, 0 to 1, on the good side of the margin
     * @param controlSize the observations of the control group, positive
     * @return the probability that non-inferiority is shown
     * @throws IllegalArgumentException if an argument is outside its domain
     */
    public double achievedPowerOfRates(double controlRate, double treatmentRate, double controlSize) {
        return design(controlRate, treatmentRate).power(Arguments.positive(controlSize, "control size"));
    }

    /**
     * The observations needed to show it of two means.
     *
     * @param difference the true difference of the means, treatment minus control, on the good side of the margin
     * @param controlDeviation the standard deviation in the control group, positive
     * @param treatmentDeviation the standard deviation in the treatment group, positive
     * @return the sizes of both groups
     * @throws IllegalArgumentException if an argument is outside its domain, if the treatment is worse by the margin or
     *     more, if the sizes exceed 10^15, or if the power is not above the level
     */
    public ArmSizes means(double difference, double controlDeviation, double treatmentDeviation) {
        return sizes(design(difference, controlDeviation, treatmentDeviation).size());
    }

    /**
     * The power that groups of a given size have to show it of two means.
     *
     * @param difference the true difference of the means, treatment minus control, on the good side of the margin
     * @param controlDeviation the standard deviation in the control group, positive
     * @param treatmentDeviation the standard deviation in the treatment group, positive
     * @param controlSize the observations of the control group, positive
     * @return the probability that non-inferiority is shown
     * @throws IllegalArgumentException if an argument is outside its domain
     */
    public double achievedPowerOfMeans(
            double difference, double controlDeviation, double treatmentDeviation, double controlSize) {
        return design(difference, controlDeviation, treatmentDeviation)
                .power(Arguments.positive(controlSize, "control size"));
    }

    private ZTestDesign design(double controlRate, double treatmentRate) {
        Arguments.rate(controlRate, "control rate");
        Arguments.rate(treatmentRate, "treatment rate");
        Arguments.require(
                margin < 1,
                () -> "A margin between rates must be below 1, but is " + margin + ". Give a fraction such as 0.02.");
        double limit = -direction.benefit(margin);
        RestrictedRates atLimit =
                RestrictedRates.ofDifference(treatmentRate, controlRate, 1 / allocationRatio(), limit);
        RestrictedRates actual = new RestrictedRates(treatmentRate, controlRate);
        return new ZTestDesign(
                distanceFromLimit(treatmentRate - controlRate),
                Math.sqrt(atLimit.variance(1, allocationRatio())),
                Math.sqrt(actual.variance(1, allocationRatio())),
                rates());
    }

    private ZTestDesign design(double difference, double controlDeviation, double treatmentDeviation) {
        Arguments.finite(difference, "difference");
        Arguments.positive(controlDeviation, "control standard deviation");
        Arguments.positive(treatmentDeviation, "treatment standard deviation");
        double spread = Arguments.inRange(
                Math.hypot(controlDeviation, treatmentDeviation / Math.sqrt(allocationRatio())),
                "standard deviation of the difference");
        // In units of the standard deviation, so that no product leaves the range of a double.
        return new ZTestDesign(distanceFromLimit(difference) / spread, 1, 1, rates());
    }

    private double distanceFromLimit(double difference) {
        double distance = Arguments.inRange(direction.benefit(difference) + margin, "distance from the margin");
        Arguments.require(
                distance > 0,
                () -> "A treatment that is worse by " + -direction.benefit(difference)
                        + " cannot be shown to stay within a margin of " + margin
                        + ". Give a larger margin or a better treatment.");
        return distance;
    }

    @Override
    NonInferioritySampleSize with(ErrorRates newRates, double newAllocationRatio) {
        return new NonInferioritySampleSize(newRates, newAllocationRatio, margin, direction);
    }
}
