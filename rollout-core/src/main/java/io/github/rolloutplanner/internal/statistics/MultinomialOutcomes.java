package io.github.rolloutplanner.internal.statistics;

import org.apache.commons.numbers.gamma.LogGamma;

/** All ways in which observations can fall into groups, one by one. */
final class MultinomialOutcomes {

    private static final double MOST_OUTCOMES = 1e6;
    private static final double SAME = Math.log1p(1e-7);

    private final Weights weights;
    private final double[] logFactorials;
    private final double limit;

    MultinomialOutcomes(Weights weights, long[] counts) {
        Arguments.require(
                canBeEnumerated(weights, counts),
                () -> "The exact test of " + counts.length + " groups would need " + outcomes(weights, counts)
                        + " outcomes; at most 10^6 are enumerated. Use the chi-square test.");
        this.weights = weights;
        this.logFactorials = logFactorials((int) weights.total(counts));
        this.limit = logKernel(counts) + SAME;
    }

    static boolean canBeEnumerated(Weights weights, long[] counts) {
        return weights.count() == 2 || outcomes(weights, counts) <= MOST_OUTCOMES;
    }

    // N + k - 1 over k - 1.
    private static double outcomes(Weights weights, long[] counts) {
        double outcomes = 1;
        for (int i = 1; i < weights.count(); i++) {
            outcomes *= (weights.total(counts) + (double) i) / i;
        }
        return outcomes;
    }

    double probabilityOfAsUnlikely() {
        int total = logFactorials.length - 1;
        return Math.min(1, sum(0, total, logFactorials[total], limit + logFactorials[total]));
    }

    // The probability of an outcome is the product of one factor a group; the last group takes what is left.
    private double sum(int group, int left, double logProbability, double logLimit) {
        if (group == weights.count() - 1) {
            double complete = logProbability + logTerm(group, left);
            return complete <= logLimit ? Math.exp(complete) : 0;
        }
        double sum = 0;
        for (int count = 0; count <= left; count++) {
            sum += sum(group + 1, left - count, logProbability + logTerm(group, count), logLimit);
        }
        return sum;
    }

    private double logKernel(long[] counts) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += logTerm(i, (int) counts[i]);
        }
        return sum;
    }

    private double logTerm(int group, int count) {
        return count * Math.log(weights.percentage(group)) - logFactorials[count];
    }

    private static double[] logFactorials(int largest) {
        double[] logs = new double[largest + 1];
        for (int i = 0; i <= largest; i++) {
            logs[i] = LogGamma.value(i + 1.0);
        }
        return logs;
    }
}
