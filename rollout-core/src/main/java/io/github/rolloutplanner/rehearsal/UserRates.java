package io.github.rolloutplanner.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The own rates of users, from a beta distribution whose users are sorted into classes of nearly one rate each; finer where
 * the few are who have nearly all events.
 *
 * @param weights the part of the users in each class
 * @param rates the rate of each class, as a multiple of that of all
 */
record UserRates(List<Double> weights, List<Double> rates) {
    /** All users have the same. */
    static final UserRates ALIKE = new UserRates(List.of(1.0), List.of(1.0));

    private static final int TAIL_CLASSES = 12;
    private static final int MIDDLE_CLASSES = 12;

    /** The rates of users whose requests are correlated. */
    static UserRates of(double mean, double correlation) {
        return mean > 0.5 ? rarer(1 - mean, correlation).mirrored(1 - mean) : rarer(mean, correlation);
    }

    /** The rates of what does not happen, of which the mean is given. */
    private UserRates mirrored(double mean) {
        return new UserRates(
                weights,
                rates.stream().map(rate -> (1 - mean * rate) / (1 - mean)).toList());
    }

    private static UserRates rarer(double mean, double correlation) {
        double both = 1 / correlation - 1;
        BetaDistribution users = BetaDistribution.of(mean * both, (1 - mean) * both);
        BetaDistribution events = BetaDistribution.of(mean * both + 1, (1 - mean) * both);
        List<Double> weights = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        double below = 0;
        double eventsBelow = 0;
        for (double cut : cuts()) {
            double eventsUpTo = cut == 1 ? 1 : events.cumulativeProbability(users.inverseCumulativeProbability(cut));
            weights.add(cut - below);
            rates.add((eventsUpTo - eventsBelow) / (cut - below));
            below = cut;
            eventsBelow = eventsUpTo;
        }
        return new UserRates(weights, rates);
    }

    /** Halving towards both ends, even between. */
    private static List<Double> cuts() {
        List<Double> cuts = new ArrayList<>();
        double edge = 1.0 / (MIDDLE_CLASSES + 2);
        for (int half = TAIL_CLASSES / 2; half > 0; half--) {
            cuts.add(edge * Math.pow(2, -half));
        }
        for (int even = 1; even <= MIDDLE_CLASSES + 1; even++) {
            cuts.add(even * edge);
        }
        for (int half = 1; half <= TAIL_CLASSES; half++) {
            cuts.add(1 - edge * Math.pow(2, -half));
        }
        cuts.add(1.0);
        return cuts;
    }

    /** The rate of a class where the mean of all is this one. */
    double rate(int at, double mean) {
        return Math.min(1, mean * rates.get(at));
    }

    /** So many users by their classes. */
    long[] sorted(long users, Draws draws) {
        long[] sorted = new long[classes()];
        long left = users;
        double weightLeft = 1;
        for (int at = 0; at < sorted.length && left > 0; at++) {
            sorted[at] = at == sorted.length - 1 ? left : draws.binomial(left, weights.get(at) / weightLeft);
            left -= sorted[at];
            weightLeft -= weights.get(at);
        }
        return sorted;
    }

    int classes() {
        return weights.size();
    }
}
