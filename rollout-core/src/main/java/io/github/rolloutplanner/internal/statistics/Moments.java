package io.github.rolloutplanner.internal.statistics;

/** Means, and sums of products around them, of samples that are given in full. */
final class Moments {

    private Moments() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The sum of (x - x̄)(y - ȳ): n - 1 times the covariance. */
    static double products(double[] xs, double[] ys) {
        double meanX = mean(xs);
        double meanY = mean(ys);
        double sum = 0;
        for (int i = 0; i < xs.length; i++) {
            sum += (xs[i] - meanX) * (ys[i] - meanY);
        }
        return sum;
    }

    static double variance(double[] values) {
        return products(values, values) / (values.length - 1);
    }

    /** ys - slope · xs, element by element. */
    static double[] residuals(double[] ys, double slope, double[] xs) {
        double[] residuals = new double[ys.length];
        for (int i = 0; i < ys.length; i++) {
            residuals[i] = ys[i] - slope * xs[i];
        }
        return residuals;
    }

    /** A copy of a sample, every value of which is finite. */
    static double[] checked(double[] values, String name, int minimum) {
        Arguments.atLeast(minimum, values.length, "number of values in the " + name);
        for (int i = 0; i < values.length; i++) {
            Arguments.finite(values[i], name + "[" + i + "]");
        }
        return values.clone();
    }

    static void requireSameLength(double[] xs, String xName, double[] ys, String yName) {
        Arguments.require(
                xs.length == ys.length,
                () -> xName + " and " + yName + " must have one value for each unit, but have " + xs.length + " and "
                        + ys.length + ". Give them in the same order of units.");
    }
}
