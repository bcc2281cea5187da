package io.github.rolloutplanner.internal.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two means by Welch's t, each with a variance of its own (Biometrika 1947). Without any spread in either group there is
 * no t: then what was observed is all there is, so that any distance from a hypothesis, however small, refutes it.
 */
final class WelchTest {

    private final MeanSample control;
    private final MeanSample treatment;
    private final double error;

    WelchTest(MeanSample control, MeanSample treatment) {
        this.control = control;
        this.treatment = treatment;
        this.error = Arguments.inRange(
                Math.hypot(control.standardError(), treatment.standardError()), "standard error of the difference");
    }

    double difference() {
        return Arguments.inRange(treatment.mean() - control.mean(), "difference of the means");
    }

    /** A distance in standard errors; infinite where there is one but no error, or beyond the range of a double. */
    double statistic(double distance) {
        return distance == 0 ? 0 : distance / error;
    }

    /** P(T &gt; t). */
    double above(double statistic) {
        if (Double.isInfinite(statistic)) {
            return statistic > 0 ? 0 : 1;
        }
        return error > 0 ? distribution().survivalProbability(statistic) : 0.5;
    }

    /** The distance that T exceeds with a probability, in the unit of the means. */
    double distanceExceededWith(double probability) {
        return error > 0 ? error * distribution().inverseSurvivalProbability(probability) : 0;
    }

    // The variances are measured in squares of the error, so that none leaves the range of a double.
    private TDistribution distribution() {
        return TDistribution.of(MeanMethod.WELCH.degreesOfFreedom(
                control.varianceIn(error), control.size(), treatment.varianceIn(error), treatment.size()));
    }
}
