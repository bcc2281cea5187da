package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * The test of whether a treatment is worse than the control by a margin or more; a small p-value proves that it is not.
 *
 * <p>With Δ = treatment - control the hypothesis is Δ ≤ -margin where higher is better, Δ ≥ margin where lower is
 * better. Rates are compared by a z statistic (Δ - δ0)/SE with the standard error that {@link DifferenceMethod} names,
 * means by Welch's t. The statistic keeps the sign of Δ - δ0: large is good where higher is better, small where lower
 * is better.
 *
 * <p>Defaults: higher is better, Farrington-Manning. There is no default margin.
 *
 * <pre>{@code
 * NonInferiorityTest.ofMargin(0.02).direction(Direction.LOWER_IS_BETTER).rates(100, 1000, 95, 1000).rejects(0.025);
 * }</pre>
 *
 * <p>Instances are immutable; each option returns a new one.
 *
 * @since 0.1.0
 */
public final class NonInferiorityTest {

    private final double margin;
    private final Direction direction;
    private final DifferenceMethod method;
    private final double designEffect;

    private NonInferiorityTest(double margin, Direction direction, DifferenceMethod method, double designEffect) {
        this.margin = margin;
        this.direction = direction;
        this.method = method;
        this.designEffect = designEffect;
    }

    /**
     * The test for a margin, where higher is better, by Farrington and Manning.
     *
     * @param margin the smallest absolute harm that must be ruled out, 0 or more
     * @return a test for this margin
     * @throws IllegalArgumentException if the margin is negative or not finite
     */
    public static NonInferiorityTest ofMargin(double margin) {
        return new NonInferiorityTest(
                Arguments.notNegative(margin, "margin"),
                Direction.HIGHER_IS_BETTER,
                DifferenceMethod.FARRINGTON_MANNING,
                1);
    }

    /**
     * Sets which way is better. Defaults to {@link Direction#HIGHER_IS_BETTER}.
     *
     * @param direction the direction
     * @return a test with this direction
     */
    public NonInferiorityTest direction(Direction direction) {
        return new NonInferiorityTest(margin, Objects.requireNonNull(direction, "direction"), method, designEffect);
    }

    /**
     * Sets the standard error by which rates are compared. Defaults to {@link DifferenceMethod#FARRINGTON_MANNING}.
     *
     * @param method the method
     * @return a test with this method
     */
    public NonInferiorityTest method(DifferenceMethod method) {
        return new NonInferiorityTest(margin, direction, Objects.requireNonNull(method, "method"), designEffect);
    }

    /**
     * Sets how many times the variance of independent observations those have that are compared, because those of one user
     * depend on each other (Kish: Survey Sampling, 1965). Defaults to 1.
     *
     * @param times the design effect, at least 1
     * @return a test with this design effect
     * @throws IllegalArgumentException if it is below 1 or not finite
     */
    public NonInferiorityTest designEffect(double times) {
        return new NonInferiorityTest(margin, direction, method, Arguments.designEffect(times));
    }

    /**
     * Compares two rates. With margin 0, groups that have events in all observations, or in none, have the p-value 0.5.
     *
     * @param controlEvents events in the control group
     * @param controlSize observations of the control group, at least 1
     * @param treatmentEvents events in the treatment group
     * @param treatmentSize observations of the treatment group, at least 1
     * @return the z statistic and its one-sided p-value
     * @throws IllegalArgumentException if a count is impossible, the margin is not below 1, or the method has no
     *     variance with which to tell the difference from the margin
     */
    public TestResult rates(long controlEvents, long controlSize, long treatmentEvents, long treatmentSize) {
        RateSample control = RateSample.of(controlEvents, controlSize, "control");
        RateSample treatment = RateSample.of(treatmentEvents, treatmentSize, "treatment");
        Arguments.require(
                margin < 1,
                () -> "A margin between rates must be below 1, but is " + margin + ". Give a fraction such as 0.02.");
        DifferenceMethod.Score score =
                method.score(control.worth(designEffect), treatment.worth(designEffect), nullDifference());
        Arguments.require(score.hasStatistic(), () -> method.withoutVariance(margin));
        double statistic = score.statistic();
        return new TestResult(statistic, Normal.above(direction.benefit(statistic)));
    }

    /**
     * Compares events over time by their score, with the most likely rates at the margin.
     *
     * @param controlEvents events in the control group
     * @param controlExposure over which time, of all users together; positive
     * @param treatmentEvents events in the treatment group
     * @param treatmentExposure over which time, in the same unit; positive
     * @return the z statistic and its one-sided p-value
     * @throws IllegalArgumentException if a count or an exposure is impossible, or the statistic outside the range of a
     *     {@code double}
     */
    public TestResult counts(
            long controlEvents, double controlExposure, long treatmentEvents, double treatmentExposure) {
        CountSample control =
                CountSample.of(controlEvents, controlExposure, "control").worth(designEffect);
        CountSample treatment =
                CountSample.of(treatmentEvents, treatmentExposure, "treatment").worth(designEffect);
        DifferenceMethod.Score score = CountSample.score(control, treatment, nullDifference());
        double statistic = Arguments.inRange(score.statistic(), "statistic");
        return new TestResult(statistic, Normal.above(direction.benefit(statistic)));
    }

    /**
     * Compares two means by Welch's t test. Without any spread in either group their difference is taken as it is: the
     * p-value is 0 on the good side of the margin, 1 on the bad one, and 0.5 at it.
     *
     * @param controlMean the mean of the control group
     * @param controlDeviation the standard deviation of the control group, 0 or more
     * @param controlSize observations of the control group, at least 2
     * @param treatmentMean the mean of the treatment group
     * @param treatmentDeviation the standard deviation of the treatment group, 0 or more
     * @param treatmentSize observations of the treatment group, at least 2
     * @return the t statistic and its one-sided p-value
     * @throws IllegalArgumentException if an argument is outside its domain, or the difference or its standard error
     *     outside the range of a {@code double}
     */
    public TestResult means(
            double controlMean,
            double controlDeviation,
            long controlSize,
            double treatmentMean,
            double treatmentDeviation,
            long treatmentSize) {
        MeanSample control = MeanSample.of(controlMean, controlDeviation, controlSize, "control");
        MeanSample treatment = MeanSample.of(treatmentMean, treatmentDeviation, treatmentSize, "treatment");
        WelchTest test = new WelchTest(control.worth(designEffect), treatment.worth(designEffect));
        double distance = Arguments.inRange(test.difference() - nullDifference(), "distance from the margin");
        double statistic = test.statistic(distance);
        return new TestResult(statistic, test.above(direction.benefit(statistic)));
    }

    private double nullDifference() {
        return -direction.benefit(margin);
    }
}
