package io.github.rolloutplanner.internal.statistics;

/** The normal approximation, with the variance corrected for ties and a correction of ½ towards the mean. */
final class NormalRanks implements RankDistribution {

    private final RankedGroups groups;
    private final double correction;

    NormalRanks(RankedGroups groups, boolean continuityCorrection) {
        this.groups = groups;
        this.correction = continuityCorrection ? 0.5 : 0;
    }

    @Override
    public double atMost(double statistic) {
        return tail(groups.pairs() / 2 - statistic);
    }

    @Override
    public double atLeast(double statistic) {
        return tail(statistic - groups.pairs() / 2);
    }

    // At a shift that is no pairwise difference, values tie only within their group. From one difference to the next U
    // falls
    // by 1, so the bound is the first difference after which the standardised U is below the quantile.
    @Override
    public long differencesBelow(double level) {
        double deviation = Math.sqrt(groups.varianceWithoutTiesBetween());
        double position = groups.pairs() / 2 - correction - Normal.exceededWith(level) * deviation;
        return (long) Math.floor(position) + 1;
    }

    private double tail(double distance) {
        double variance = groups.variance();
        return variance > 0 ? Normal.above((distance - correction) / Math.sqrt(variance)) : 1;
    }
}
