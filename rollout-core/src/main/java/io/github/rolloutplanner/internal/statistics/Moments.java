package io.github.rolloutplanner.internal.statistics;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/** Means, and sums of products around them, of samples that are given in full. */
final class Moments {

    /** So many units of the last digit of its largest term a difference may be off. */
    private static final double ROUNDING = 8;

    private Moments() {}

    /** Measured from the first value, so that the mean of equal values is that value to the bit. */
    static double mean(double[] values) {
        double first = values[0];
        double sum = 0;
        for (double value : values) {
            sum += value - first;
        }
        return first + sum / values.length;
    }

    /** The sum of (x - x̄)(y - ȳ): n - 1 times the covariance. Where one of both never varies it is exactly 0. */
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

    /** ys - slope · xs, element by element; all the same where rounding alone tells them apart. */
    static double[] residuals(double[] ys, double slope, double[] xs) {
        double[] residuals = new double[ys.length];
        double largest = 0;
        for (int i = 0; i < ys.length; i++) {
            double explained = slope * xs[i];
            residuals[i] = ys[i] - explained;
            largest = Math.max(largest, Math.max(Math.abs(ys[i]), Math.abs(explained)));
        }
        if (range(residuals) <= ROUNDING * Math.ulp(largest)) {
            Arrays.fill(residuals, mean(residuals));
        }
        return residuals;
    }

    private static double range(double[] values) {
        DoubleSummaryStatistics all = Arrays.stream(values).summaryStatistics();
        return all.getMax() - all.getMin();
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
