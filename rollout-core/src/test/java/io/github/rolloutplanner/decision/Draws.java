package io.github.rolloutplanner.decision;

import java.util.SplittableRandom;

/** Random numbers of groups. */
final class Draws {
    /** From so many events on, a normal variable is as good. */
    private static final double MANY = 30;

    private Draws() {}

    /** How many of so many trials are events. */
    static long binomial(long trials, double rate, SplittableRandom random) {
        double mean = trials * rate;
        double others = trials - mean;
        if (mean > MANY && others > MANY) {
            double drawn = mean + Math.sqrt(mean * (1 - rate)) * random.nextGaussian();
            return Math.max(0, Math.min(trials, Math.round(drawn)));
        }
        return rate > 0.5 ? trials - inverted(trials, 1 - rate, random) : inverted(trials, rate, random);
    }

    private static long inverted(long trials, double rate, SplittableRandom random) {
        double odds = rate / (1 - rate);
        double probability = Math.exp(trials * Math.log1p(-rate));
        double left = random.nextDouble();
        long events = 0;
        while (left > probability && events < trials) {
            left -= probability;
            events++;
            probability *= odds * (trials - events + 1) / events;
        }
        return events;
    }

    /** A log-normal variable with mean 1; the logarithm has the standard deviation 1. */
    static double logNormal(SplittableRandom random) {
        return Math.exp(random.nextGaussian() - 0.5);
    }
}
