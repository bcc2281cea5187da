package io.github.rolloutplanner.statistics;

import java.util.Arrays;
import java.util.stream.LongStream;

/** The planned shares of several groups, made to add up to 1. */
final class Weights {

    private final double[] shares;

    private Weights(double[] shares) {
        this.shares = shares;
    }

    static Weights of(double... weights) {
        Arguments.atLeast(2, weights.length, "number of weights");
        for (int i = 0; i < weights.length; i++) {
            Arguments.positive(weights[i], "weight[" + i + "]");
        }
        double sum = Arguments.positive(Arrays.stream(weights).sum(), "sum of the weights");
        return new Weights(Arrays.stream(weights).map(weight -> weight / sum).toArray());
    }

    int count() {
        return shares.length;
    }

    double share(int group) {
        return shares[group];
    }

    double[] times(double factor) {
        return Arrays.stream(shares).map(share -> share * factor).toArray();
    }

    /** ln [ΠΓ(a_i) / Γ(Σa_i)] - Σ a_i ln w_i. */
    double logBetaRatio(double[] a) {
        return BetaFunction.logRatio(a, shares);
    }

    /** The sum of the counts, one for each weight. */
    long total(long[] counts) {
        Arguments.require(
                counts.length == shares.length,
                () -> "There must be one count for each of the " + shares.length + " weights, but there are "
                        + counts.length + " counts. Give a 0 for a group without observations.");
        for (int i = 0; i < counts.length; i++) {
            Arguments.count(counts[i], "count[" + i + "]");
        }
        return LongStream.of(counts).reduce(0, Math::addExact);
    }
}
