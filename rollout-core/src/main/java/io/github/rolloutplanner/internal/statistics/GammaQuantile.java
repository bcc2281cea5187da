package io.github.rolloutplanner.internal.statistics;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/** Poisson tail probabilities solved for the mean, which are quantiles of the gamma distribution. */
final class GammaQuantile {

    private GammaQuantile() {}

    /** The mean at which a Poisson count reaches {@code count} (at least 1) with the given probability. */
    static double reaching(double count, double probability) {
        return Roots.ofRising(count, mean -> atLeast(count, mean) - probability, () -> tooLarge(count));
    }

    /** The mean at which a Poisson count stays below {@code count} (at least 1) with the given probability. */
    static double missing(double count, double probability) {
        return Roots.ofRising(count, mean -> probability - below(count, mean), () -> tooLarge(count));
    }

    private static String tooLarge(double count) {
        return "More than 10^15 events would have to be expected for an alarm at " + count
                + ". Look for a larger ratio of the rates, or allow more error.";
    }

    static double atLeast(double count, double mean) {
        return count > SaddlepointTail.ENOUGH
                ? SaddlepointTail.ofGamma(count, mean).below()
                : RegularizedGamma.P.value(count, mean);
    }

    private static double below(double count, double mean) {
        return count > SaddlepointTail.ENOUGH
                ? SaddlepointTail.ofGamma(count, mean).above()
                : RegularizedGamma.Q.value(count, mean);
    }
}
