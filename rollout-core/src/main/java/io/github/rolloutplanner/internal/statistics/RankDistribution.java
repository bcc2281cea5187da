package io.github.rolloutplanner.internal.statistics;

/** The distribution of the Mann-Whitney statistic where both groups have one distribution. */
interface RankDistribution {

    double atMost(double statistic);

    double atLeast(double statistic);

    /** Which of the ascending pairwise differences, counted from 1, bounds the shift at a one-sided level. */
    long differencesBelow(double level);
}
