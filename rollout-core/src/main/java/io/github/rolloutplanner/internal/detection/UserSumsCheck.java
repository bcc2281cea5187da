package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.reason.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds sums over users that no users can have: with 0 ≤ y ≤ z whole numbers, y ≤ y² ≤ y z ≤ z², z ≤ z², and by Cauchy and
 * Schwarz (Σ y)² ≤ n Σ y², (Σ z)² ≤ n Σ z², (Σ y z)² ≤ Σ y² Σ z².
 */
record UserSumsCheck(String group, Sample.EventsByUser sums) {

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (sums.users() <= 0 && sums.trials() > 0) {
            problems.add(new Problem(
                    group + ".users",
                    Wording.of(sums.users()) + " users have made " + Wording.of(sums.trials()) + " trials.",
                    "Give the number of users with a trial."));
        }
        if (sums.trials() > 0 && sums.users() > sums.trials()) {
            problems.add(new Problem(
                    group + ".users",
                    Wording.of(sums.users()) + " users are more than their " + Wording.of(sums.trials()) + " trials.",
                    "Count only users with a trial."));
        }
        if (!isSquareSum(sums.events(), sums.eventSquares())) {
            problems.add(squares("eventSquares", sums.eventSquares(), sums.events(), "events"));
        }
        if (!isSquareSum(sums.trials(), sums.trialSquares())) {
            problems.add(squares("trialSquares", sums.trialSquares(), sums.trials(), "trials"));
        }
        if (sums.eventSquares() > sums.products()
                || sums.products() > sums.trialSquares()
                || square(sums.products()).compareTo(product(sums.eventSquares(), sums.trialSquares())) > 0) {
            problems.add(new Problem(
                    group + ".products",
                    Wording.of(sums.products()) + " does not lie between the sums of squares, "
                            + Wording.of(sums.eventSquares()) + " and " + Wording.of(sums.trialSquares())
                            + ", where users have at most one event for each trial.",
                    "Multiply events and trials of each user, then add up."));
        }
        return problems;
    }

    private boolean isSquareSum(long sum, long squares) {
        return squares >= sum && square(sum).compareTo(product(sums.users(), squares)) <= 0;
    }

    private static BigInteger square(long one) {
        return product(one, one);
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }

    private Problem squares(String part, long squares, long sum, String what) {
        return new Problem(
                group + "." + part,
                Wording.of(squares) + " is less than the squares of " + Wording.of(sum) + " " + what + " of "
                        + Wording.of(sums.users()) + " users can be.",
                "Square the " + what + " of each user, then add up.");
    }
}
