package io.github.rolloutplanner.internal.statistics;

/** What a test of means needs to know of one group. */
record MeanSample(double mean, double deviation, double size) {

    static MeanSample of(double mean, double deviation, long size, String group) {
        return new MeanSample(
                Arguments.finite(mean, group + " mean"),
                Arguments.notNegative(deviation, group + " standard deviation"),
                (double) Arguments.atLeast(2, size, group + " size"));
    }

    double standardError() {
        return deviation / Math.sqrt(size);
    }

    double varianceIn(double unit) {
        return (deviation / unit) * (deviation / unit);
    }

    /** The standard error of the difference of two means, each with a variance of its own (Welch). */
    static double errorOfDifference(MeanSample control, MeanSample treatment) {
        double error = Math.hypot(control.standardError(), treatment.standardError());
        Arguments.require(
                error > 0,
                () -> "At least one standard deviation must be above 0. Without any spread there is nothing to test.");
        return error;
    }

    // The variances are measured in squares of the error, so that none leaves the range of a double.
    static double degreesOfFreedom(MeanSample control, MeanSample treatment, double error) {
        return MeanMethod.WELCH.degreesOfFreedom(
                control.varianceIn(error), control.size(), treatment.varianceIn(error), treatment.size());
    }
}
