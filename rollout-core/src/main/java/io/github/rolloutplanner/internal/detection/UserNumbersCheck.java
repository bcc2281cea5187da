package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds sums over users that no users can have: with z numbers x of a user and y their sum, by Cauchy and Schwarz
 * (Σ x)² ≤ Σ z Σ x², (Σ y)² ≤ n Σ y², Σ y² ≤ Σ z Σ x², (Σ z)² ≤ n Σ z² and (Σ y z)² ≤ Σ y² Σ z².
 */
record UserNumbersCheck(String group, Sample.NumbersByUser sums) {
    /** What sums of doubles are rounded by. */
    static final double ROUNDING = 1e-9;

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (sums.users() > sums.count() || (sums.users() == 0 && sums.count() > 0)) {
            problems.add(new Problem(
                    group + ".users",
                    Wording.of(sums.users()) + " users cannot have " + Wording.of(sums.count()) + " numbers.",
                    "Count the users who have a number, and each of them once."));
        }
        if (isMore(square(sums.sum()), sums.count(), sums.squares())) {
            problems.add(tooSmall("squares", sums.squares(), "all numbers", "Square each number, then add up."));
        }
        if (isMore(square(sums.sum()), sums.users(), sums.sumSquares())
                || isMore(sums.sumSquares(), sums.count(), sums.squares())) {
            problems.add(unfitting("sumSquares", sums.sumSquares(), "Square the sum of each user, then add up."));
        }
        if (sums.countSquares() < sums.count()
                || isMore(square((double) sums.count()), sums.users(), (double) sums.countSquares())) {
            problems.add(tooSmall(
                    "countSquares",
                    (double) sums.countSquares(),
                    "how many numbers each user has",
                    "Square the count of each user, then add up."));
        }
        if (isMore(square(sums.products()), sums.countSquares(), sums.sumSquares())) {
            problems.add(unfitting(
                    "products", sums.products(), "Multiply the sum and the count of each user, then add up."));
        }
        return problems;
    }

    private static boolean isMore(double what, long count, double each) {
        return what > (double) count * each * (1 + ROUNDING);
    }

    private static double square(double number) {
        return number * number;
    }

    private Problem tooSmall(String part, double found, String of, String advice) {
        return new Problem(group + "." + part, found + " is less than the squares of " + of + " can be.", advice);
    }

    private Problem unfitting(String part, double found, String advice) {
        return new Problem(group + "." + part, found + " does not fit the other sums of the same users.", advice);
    }
}
