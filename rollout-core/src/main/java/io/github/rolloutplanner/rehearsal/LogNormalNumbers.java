package io.github.rolloutplanner.rehearsal;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Sums of many log-normal numbers with mean 1. The few largest, which make the sum heavy, are drawn one by one; the others,
 * which are bounded, together, as a normal sum and a normal sum of squares with their exact moments.
 */
final class LogNormalNumbers {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int FEW = 200;
    private static final double LARGEST = 50;

    private final double sigma;

    LogNormalNumbers(double sigma) {
        this.sigma = sigma;
    }

    /** Adds numbers with a mean. */
    void addTo(Tally tally, long count, double mean, Draws draws) {
        if (count == 0) {
            return;
        }
        double tail = count <= FEW ? 1 : LARGEST / count;
        long large = draws.binomial(count, tail);
        double sum = 0;
        double squares = 0;
        for (long number = 0; number < large; number++) {
            double drawn = number(NORMAL.inverseSurvivalProbability(tail * (1 - draws.uniform())));
            sum += drawn;
            squares += drawn * drawn;
        }
        if (large < count) {
            Bulk bulk = bulk(tail);
            double first = draws.gaussian();
            sum += bulk.sum(count - large, first);
            squares += bulk.squares(count - large, first, draws.gaussian());
        }
        double average = sum / count;
        tally.addNumbers(count, mean * average, mean * mean * Math.max(0, squares - sum * average));
    }

    private double number(double z) {
        return Math.exp(sigma * z - sigma * sigma / 2);
    }

    private Bulk bulk(double tail) {
        double cut = NORMAL.inverseSurvivalProbability(tail);
        return new Bulk(moment(1, cut, tail), moment(2, cut, tail), moment(3, cut, tail), moment(4, cut, tail));
    }

    /** Of the numbers below the cut. */
    private double moment(int power, double cut, double tail) {
        double shift = power * sigma;
        return Math.exp(shift * shift / 2 - shift * sigma / 2) * NORMAL.cumulativeProbability(cut - shift) / (1 - tail);
    }

    /** The moments of one of the bounded numbers. */
    private record Bulk(double first, double second, double third, double fourth) {
        double sum(long count, double z) {
            return count * first + Math.sqrt(count * variance()) * z;
        }

        double squares(long count, double z, double other) {
            double slope = variance() == 0 ? 0 : (third - first * second) / Math.sqrt(variance());
            double rest = Math.max(0, fourth - second * second - slope * slope);
            return count * second + Math.sqrt((double) count) * (slope * z + Math.sqrt(rest) * other);
        }

        private double variance() {
            return Math.max(0, second - first * first);
        }
    }
}
