package io.github.rolloutplanner.internal.statistics;

/** The distribution of U over all equally likely arrangements of the ranks. */
final class ExactRanks implements RankDistribution {

    private static final double MOST_PAIRS = 1e4;

    private final double[] cumulative;

    private ExactRanks(double[] cumulative) {
        this.cumulative = cumulative;
    }

    static ExactRanks of(RankedGroups groups) {
        Arguments.require(
                !groups.hasTies(), () -> "The exact rank distribution needs data without ties. Use RankMethod.NORMAL.");
        Arguments.require(
                groups.pairs() <= MOST_PAIRS,
                () -> "The exact rank distribution is computed for at most 10^4 pairs of values, but there are "
                        + groups.pairs() + ". Use RankMethod.NORMAL.");
        double[] cumulative = probabilities(groups.controlSize(), groups.treatmentSize());
        for (int u = 1; u < cumulative.length; u++) {
            cumulative[u] += cumulative[u - 1];
        }
        return new ExactRanks(cumulative);
    }

    @Override
    public double atMost(double statistic) {
        return statistic < 0 ? 0 : cumulative[(int) statistic];
    }

    // The distribution is symmetric.
    @Override
    public double atLeast(double statistic) {
        return atMost(cumulative.length - 1 - statistic);
    }

    @Override
    public long differencesBelow(double level) {
        long u = Bisection.first(0, cumulative.length - 1, i -> cumulative[(int) i] >= level);
        return Math.max(1, u);
    }

    // The largest of all values belongs to the second group with probability n/(m+n), and then exceeds all m of the
    // first.
    private static double[] probabilities(int m, int n) {
        double[][] row = new double[n + 1][];
        for (int j = 0; j <= n; j++) {
            row[j] = new double[] {1};
        }
        for (int i = 1; i <= m; i++) {
            for (int j = 1; j <= n; j++) {
                row[j] = combine(row[j], row[j - 1], i, j);
            }
        }
        return row[n];
    }

    // row[j] still belongs to i - 1 values of the first group, row[j - 1] to i already.
    private static double[] combine(double[] withoutFirst, double[] withoutSecond, int i, int j) {
        double[] result = new double[i * j + 1];
        for (int u = 0; u < withoutFirst.length; u++) {
            result[u] += withoutFirst[u] * i / (i + j);
        }
        for (int u = 0; u < withoutSecond.length; u++) {
            result[u + i] += withoutSecond[u] * j / (i + j);
        }
        return result;
    }
}
