package io.github.rolloutplanner.internal.statistics;

/**
 * What a Mann-Whitney test says of two groups.
 *
 * @param statistic U: the pairs in which the treatment is larger, where a tie counts one half
 * @param pValue how probable a U at least as extreme is where both groups have one distribution
 * @param shift the Hodges-Lehmann estimate of treatment minus control: the median of all pairwise differences
 * @param interval the shifts that are not rejected at the level of the test; an end without a bound is infinite
 * @since 0.1.0
 */
public record MannWhitneyResult(double statistic, double pValue, double shift, Interval interval) {}
