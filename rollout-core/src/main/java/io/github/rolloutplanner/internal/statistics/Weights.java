package io.github.rolloutplanner.internal.statistics;

import static java.util.Locale.ROOT;

/** The planned percentages of several groups, made to add up to 1. */
final class Weights {

    private final double[] percentages;

    private Weights(double[] percentages) {
        this.percentages = percentages;
    }

    static Weights of(double... weights) {
        Arguments.atLeast(2, weights.length, "number of weights");
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += positive(weights[i], "weight[%d]", i);
        }
        Arguments.positive(sum, "sum of the weights");
        double[] percentages = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            percentages[i] = positive(weights[i] / sum, "percentage of weight[%d] in their sum", i);
        }
        return new Weights(percentages);
    }

    /** The name is put together only where it is told. */
    private static double positive(double value, String name, int number) {
        return value > 0 && Double.isFinite(value)
                ? value
                : Arguments.positive(value, String.format(ROOT, name, number));
    }

    int count() {
        return percentages.length;
    }

    double percentage(int group) {
        return percentages[group];
    }

    double[] times(double factor) {
        double[] products = new double[percentages.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = percentages[i] * factor;
        }
        return products;
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
            total = Arguments.sum(
                    total, counts[i] >= 0 ? counts[i] : Arguments.count(counts[i], "count[" + i + "]"), "counts");
        }
        return total;
    }
}
