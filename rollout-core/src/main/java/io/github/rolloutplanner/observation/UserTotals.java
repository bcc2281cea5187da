package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * How the trials of a group lie together in users, as exact sums over them.
 *
 * @param users how many users there were; who came in two increments counts twice
 * @param eventSquares the sum of the squared events of each user
 * @param trialSquares the sum of the squared trials of each user
 * @param products the sum of events times trials of each user
 * @since 0.1.0
 */
public record UserTotals(long users, BigDecimal eventSquares, BigDecimal trialSquares, BigDecimal products) {

    /** Where trials did not come user by user, or none came. */
    public static final UserTotals NONE = new UserTotals(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public UserTotals {
        requireNonNull(eventSquares, "eventSquares");
        requireNonNull(trialSquares, "trialSquares");
        requireNonNull(products, "products");
    }

    static UserTotals of(Sample.EventsByUser sample) {
        return new UserTotals(
                sample.users(),
                BigDecimal.valueOf(sample.eventSquares()),
                BigDecimal.valueOf(sample.trialSquares()),
                BigDecimal.valueOf(sample.products()));
    }

    UserTotals plus(UserTotals other) {
        return new UserTotals(
                Math.addExact(users, other.users),
                eventSquares.add(other.eventSquares),
                trialSquares.add(other.trialSquares),
                products.add(other.products));
    }

    UserTotals minus(UserTotals part) {
        return new UserTotals(
                users - part.users,
                eventSquares.subtract(part.eventSquares),
                trialSquares.subtract(part.trialSquares),
                products.subtract(part.products));
    }
}
