package io.github.rolloutplanner.internal.statistics;

import java.util.Arrays;

/** The planned percentages of several groups, made to add up to 1. */
final class Weights {

    private final double[] percentages;

    private Weights(double[] percentages) {
        this.percentages = percentages;
    }

    static Weights of(double... weights) {
        Arguments.atLeast(2, weights.length, "number of weights");
        for (int i = 0; i < weights.length; i++) {
            Arguments.positive(weights[i], "weight[" + i + "]");
        }
        double sum = Arguments.positive(Arrays.stream(weights).sum(), "sum of the weights");
        double[] percentages =
                Arrays.stream(weights).map(weight -> weight / sum).toArray();
        for (int i = 0; i < percentages.length; i++) {
            Arguments.positive(percentages[i], "percentage of weight[" + i + "] in their sum");
        }
        return new Weights(percentages);
    }

    int count() {
        return percentages.length;
    }

    double percentage(int group) {
        return percentages[group];
    }

    double[] times(double factor) {
        return Arrays.stream(percentages).map(percentage -> percentage * factor).toArray();
    }

    /** ln [ΠΓ(a_i) / Γ(Σa_i)] - Σ a_i ln w_i. */
    double logBetaRatio(double[] a) {
        return BetaFunction.logRatio(a, percentages);
    }

    /** The sum of the counts, one for each weight. */
    long total(long[] counts) {
        Arguments.require(
                counts.length == percentages.length,
                () -> "There must be one count for each of the " + percentages.length + " weights, but there are "
                        + counts.length + " counts. Give a 0 for a group without observations.");
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            total = Arguments.sum(total, Arguments.count(counts[i], "count[" + i + "]"), "counts");
        }
        return total;
    }
}
