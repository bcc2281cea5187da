package io.github.rolloutplanner.internal.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution, by its upper tail, so that tiny levels keep all their digits. */
final class Normal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** P(Z ≤ z). */
    static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** P(Z &gt; z). */
    static double above(double z) {
        return STANDARD.survivalProbability(z);
    }

    /** The z that is exceeded with the given probability. */
    static double exceededWith(double probability) {
        return STANDARD.inverseSurvivalProbability(probability);
    }

    static double density(double z) {
        return STANDARD.density(z);
    }
}
