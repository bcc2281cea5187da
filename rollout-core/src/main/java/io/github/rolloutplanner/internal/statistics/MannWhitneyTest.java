package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/**
 * The Mann-Whitney (Wilcoxon rank sum) test of whether the treatment is shifted against the control, and by how much.
 *
 * <p>U counts the pairs in which the treatment is larger (Mann, Whitney 1947). Its p-value comes from the exact
 * distribution or from the normal one, with mean mn/2, variance mn/12 · [(N + 1) - Σ(t³ - t)/(N(N - 1))] for ties of t
 * values each, and a continuity correction of ½. The shift is the median of all pairwise differences and the interval
 * consists of two of those differences (Hodges, Lehmann 1963), found among them without listing them.
 *
 * <p>Defaults: two-sided, level 0.05, {@link RankMethod#AUTOMATIC}, with continuity correction. Shifts have the unit of
 * the data.
 *
 * <pre>{@code
 * MannWhitneyTest.withDefaults().level(0.02).test(control, treatment).interval();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MannWhitneyTest {

    private static final MannWhitneyTest DEFAULT =
            new MannWhitneyTest(Alternative.TWO_SIDED, 0.05, RankMethod.AUTOMATIC, true);

    private final Alternative alternative;
    private final double level;
    private final RankMethod method;
    private final boolean continuityCorrection;

    private MannWhitneyTest(Alternative alternative, double level, RankMethod method, boolean continuityCorrection) {
        this.alternative = Objects.requireNonNull(alternative, "alternative");
        this.level = Arguments.openProbability(level, "level");
        this.method = Objects.requireNonNull(method, "method");
        this.continuityCorrection = continuityCorrection;
    }

    /**
     * The two-sided test with intervals of level 0.05.
     *
     * @return the default test
     */
    public static MannWhitneyTest withDefaults() {
        return DEFAULT;
    }

    /**
     * Sets what shall be shown of the treatment. Defaults to {@link Alternative#TWO_SIDED}.
     *
     * @param alternative the alternative
     * @return a test of this alternative
     */
    public MannWhitneyTest alternative(Alternative alternative) {
        return new MannWhitneyTest(alternative, level, method, continuityCorrection);
    }

    /**
     * Sets how often the interval may miss the true shift. Defaults to 0.05.
     *
     * @param level the level, strictly between 0 and 1
     * @return a test with intervals of this level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public MannWhitneyTest level(double level) {
        return new MannWhitneyTest(alternative, level, method, continuityCorrection);
    }

    /**
     * Sets the distribution that gives p-value and interval. Defaults to {@link RankMethod#AUTOMATIC}.
     *
     * @param method the method
     * @return a test by this method
     */
    public MannWhitneyTest method(RankMethod method) {
        return new MannWhitneyTest(alternative, level, method, continuityCorrection);
    }

    /**
     * Leaves out the correction for U being a whole number, which the normal method makes by default.
     *
     * @return a test without continuity correction
     */
    public MannWhitneyTest withoutContinuityCorrection() {
        return new MannWhitneyTest(alternative, level, method, false);
    }

    /**
     * Compares two groups.
     *
     * @param control the values of the control, at least one
     * @param treatment the values of the treatment, at least one
     * @return statistic, p-value, shift and interval
     * @throws IllegalArgumentException if a group is empty, a value is not finite, or the exact method was asked for
     *     with ties or for more than 10^4 pairs
     */
    public MannWhitneyResult test(double[] control, double[] treatment) {
        RankedGroups groups = RankedGroups.of(control, treatment);
        RankDistribution distribution = distribution(groups);
        PairwiseDifferences differences = groups.differences();
        return new MannWhitneyResult(
                groups.statistic(),
                pValue(distribution, groups.statistic()),
                differences.median(),
                alternative.interval(
                        level,
                        Interval.EVERYTHING,
                        a -> differences.smallest(distribution.differencesBelow(a)),
                        a -> differences.largest(distribution.differencesBelow(a))));
    }

    private double pValue(RankDistribution distribution, double statistic) {
        return switch (alternative) {
            case TWO_SIDED ->
                Math.min(1, 2 * Math.min(distribution.atMost(statistic), distribution.atLeast(statistic)));
            case LESS -> distribution.atMost(statistic);
            case GREATER -> distribution.atLeast(statistic);
        };
    }

    private RankDistribution distribution(RankedGroups groups) {
        boolean exact = method == RankMethod.EXACT || (method == RankMethod.AUTOMATIC && groups.isSmallWithoutTies());
        return exact ? ExactRanks.of(groups) : new NormalRanks(groups, continuityCorrection);
    }
}
