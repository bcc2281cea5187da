package io.github.rolloutplanner.evidence;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Collects the numbers of a value that no evidence can come from, so that all of them are refused at once. */
final class Bounds {
    private final String owner;
    private final List<String> problems = new ArrayList<>();

    /** @param owner what has the numbers, as a problem begins with it */
    Bounds(String owner) {
        this.owner = owner;
    }

    /** A probability that is neither impossible nor certain. */
    Bounds open(String name, double value) {
        return require(value > 0 && value < 1, name, value, "a number above 0 and below 1");
    }

    Bounds within(double lowest, double highest, String name, double value) {
        return require(value >= lowest && value <= highest, name, value, range(lowest, highest));
    }

    /** The smallest and the largest double are no bounds for people. */
    private static String range(double lowest, double highest) {
        boolean isPositive = lowest == Double.MIN_VALUE;
        if (highest == Double.MAX_VALUE) {
            return "a finite number " + (isPositive ? "above 0" : "of " + Wording.of(lowest) + " or more");
        }
        return isPositive
                ? "a number above 0 and at most " + Wording.of(highest)
                : "a number from " + Wording.of(lowest) + " to " + Wording.of(highest);
    }

    Bounds within(double lowest, double highest, String name, OptionalDouble value) {
        return value.isPresent() ? within(lowest, highest, name, value.getAsDouble()) : this;
    }

    Bounds atLeast(long lowest, String name, long value) {
        return require(value >= lowest, name, value, "a whole number from " + lowest + " on");
    }

    Bounds require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            String article = "aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ";
            problems.add(owner + " has " + article + name + " of " + value + ". Give " + wanted + ".");
        }
        return this;
    }

    /**
     * Ends the check.
     *
     * @throws RolloutException.InvalidValue with all problems, if there is one
     */
    void check() {
        if (!problems.isEmpty()) {
            throw new RolloutException.InvalidValue(String.join("\n", problems));
        }
    }
}
