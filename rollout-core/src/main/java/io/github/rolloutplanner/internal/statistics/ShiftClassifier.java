package io.github.rolloutplanner.internal.statistics;

import java.util.Arrays;
import java.util.Objects;

/**
 * Classifies a shift as the judge of Kayenta does, once and without control of errors over several looks.
 *
 * <p>The interval for the shift, treatment minus control, is that of the Mann-Whitney test by the normal method. The
 * treatment is HIGH if the lower end exceeds the tolerance times the size of the estimated shift, LOW if the upper end
 * is below minus that. So the tolerance demands a ratio of signal to noise; it is no percentage of a baseline. Besides, the
 * ratio of the means must be at least the allowed increase for HIGH, at most the allowed decrease for LOW; a mean of 0
 * waives that. Groups with the same values
 * pass. (NetflixACAJudge-v1.0 of
 * spinnaker/kayenta.)
 *
 * <p>It differs where that judge is not reproducible: the estimate is the median of the pairwise differences instead of
 * the end of a root search on a plateau, and two groups that are constant are compared as they are instead of with
 * random noise.
 *
 * <p>Defaults: level 0.02 (confidence 0.98), tolerance 0.25, both directions, allowed increase and decrease 1. Missing
 * values are given as NaN and left out.
 *
 * <pre>{@code
 * ShiftClassifier.withDefaults().alternative(Alternative.GREATER).classify(control, treatment);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ShiftClassifier {

    private static final ShiftClassifier DEFAULT = new ShiftClassifier(0.02, 0.25, Alternative.TWO_SIDED, 1, 1);

    private final double level;
    private final double tolerance;
    private final Alternative alternative;
    private final double allowedIncrease;
    private final double allowedDecrease;

    private ShiftClassifier(
            double level, double tolerance, Alternative alternative, double allowedIncrease, double allowedDecrease) {
        this.level = Arguments.openProbability(level, "level");
        this.tolerance = Arguments.notNegative(tolerance, "tolerance");
        this.alternative = Objects.requireNonNull(alternative, "alternative");
        this.allowedIncrease = Arguments.notNegative(allowedIncrease, "allowed increase");
        this.allowedDecrease = Arguments.notNegative(allowedDecrease, "allowed decrease");
    }

    /**
     * Level 0.02, tolerance 0.25, both directions, allowed increase and decrease 1.
     *
     * @return the default classifier
     */
    public static ShiftClassifier withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets the level of the two-sided interval. Defaults to 0.02.
     *
     * @param level the level, strictly between 0 and 1; one minus the confidence
     * @return a classifier with this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public ShiftClassifier level(double level) {
        return new ShiftClassifier(level, tolerance, alternative, allowedIncrease, allowedDecrease);
    }

    /**
     * Sets how far the interval must stay away from 0, as a percentage of the estimated shift. Defaults to 0.25.
     *
     * @param tolerance the percentage, 0 or more
     * @return a classifier with this tolerance
     * @throws IllegalArgumentException if the tolerance is negative or not finite
     */
    public ShiftClassifier tolerance(double tolerance) {
        return new ShiftClassifier(level, tolerance, alternative, allowedIncrease, allowedDecrease);
    }

    /**
     * Sets which shifts matter: {@code GREATER} only increases, {@code LESS} only decreases. Defaults to both.
     *
     * @param alternative the direction
     * @return a classifier of this direction
     */
    public ShiftClassifier alternative(Alternative alternative) {
        return new ShiftClassifier(level, tolerance, alternative, allowedIncrease, allowedDecrease);
    }

    /**
     * Sets the ratio of the means, treatment over control, from which an increase matters. Defaults to 1.
     *
     * @param ratio the ratio, 0 or more
     * @return a classifier with this ratio
     * @throws IllegalArgumentException if the ratio is negative or not finite
     */
    public ShiftClassifier allowedIncrease(double ratio) {
        return new ShiftClassifier(level, tolerance, alternative, ratio, allowedDecrease);
    }

    /**
     * Sets the ratio of the means, treatment over control, down to which a decrease does not matter. Defaults to 1.
     *
     * @param ratio the ratio, 0 or more
     * @return a classifier with this ratio
     * @throws IllegalArgumentException if the ratio is negative or not finite
     */
    public ShiftClassifier allowedDecrease(double ratio) {
        return new ShiftClassifier(level, tolerance, alternative, allowedIncrease, ratio);
    }

    /**
     * Classifies the treatment.
     *
     * @param control the values of the control; NaN is missing
     * @param treatment the values of the treatment; NaN is missing
     * @return the class
     * @throws IllegalArgumentException if a value is infinite
     */
    public ShiftClass classify(double[] control, double[] treatment) {
        double[] c = present(control);
        double[] t = present(treatment);
        if (c.length == 0 || t.length == 0) {
            return ShiftClass.NO_DATA;
        }
        return Arrays.equals(c, t) || isOneValue(c, t) ? ShiftClass.PASS : classifyPresent(c, t);
    }

    private ShiftClass classifyPresent(double[] control, double[] treatment) {
        MannWhitneyResult result = MannWhitneyTest.withDefaults()
                .level(level)
                .method(RankMethod.NORMAL)
                .test(control, treatment);
        double margin = tolerance * Math.abs(result.shift());
        double ratio = ratioOfMeans(control, treatment);
        if (alternative != Alternative.LESS && result.interval().low() > margin && !(ratio < allowedIncrease)) {
            return ShiftClass.HIGH;
        }
        return alternative != Alternative.GREATER && result.interval().high() < -margin && !(ratio > allowedDecrease)
                ? ShiftClass.LOW
                : ShiftClass.PASS;
    }

    // NaN where a mean is 0; every comparison with it is false, which waives the condition.
    private static double ratioOfMeans(double[] control, double[] treatment) {
        double controlMean = Moments.mean(control);
        double treatmentMean = Moments.mean(treatment);
        return controlMean == 0 || treatmentMean == 0 ? Double.NaN : treatmentMean / controlMean;
    }

    private static boolean isOneValue(double[] control, double[] treatment) {
        double least = Math.min(control[0], treatment[0]);
        double greatest = Math.max(control[control.length - 1], treatment[treatment.length - 1]);
        return least == greatest;
    }

    private static double[] present(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }
}
