package io.github.rolloutplanner.internal.statistics;

import java.util.function.Supplier;

/** Checks of single arguments; every message says what, which value, and what to do. */
final class Arguments {

    private Arguments() {}

    /** A probability that may be neither 0 nor 1, such as a level or a power. */
    static double openProbability(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie strictly between 0 and 1, but is " + value + "."
                    + " Give a fraction such as 0.05, not a percentage.");
        }
        return value;
    }

    /** A rate, which may be 0 or 1. */
    static double rate(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, but is " + value + "."
                    + " Give a fraction such as 0.05, not a percentage.");
        }
        return value;
    }

    /** Two rates of which one shall be told from the other. */
    static void differentRates(double first, String firstName, double second, String secondName) {
        rate(first, firstName);
        rate(second, secondName);
        if (first == second) {
            throw new IllegalArgumentException(
                    "The two rates must differ, but both are " + first + ". Give the rate that shall be told apart.");
        }
    }

    static double positive(double value, String name) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    name + " must be positive and finite, but is " + value + "." + " Give a number above 0.");
        }
        return value;
    }

    static double designEffect(double times) {
        require(
                times >= 1 && Double.isFinite(times),
                () -> "The design effect must be at least 1 and finite, but is " + times
                        + ". Give 1 for independent observations.");
        return times;
    }

    static double notNegative(double value, String name) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be 0 or more and finite, but is " + value + "."
                    + " Give a number that is not negative.");
        }
        return value;
    }

    static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number, but is " + value + "."
                    + " Check how it was computed: a missing value or a division by zero is the usual cause.");
        }
        return value;
    }

    /** A result; arguments that are numbers may still lead beyond all numbers. */
    static double inRange(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", outside the range of a double. Use another unit.");
        }
        return value;
    }

    static long count(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    name + " must be 0 or more, but is " + value + ". Give a count of observations.");
        }
        return value;
    }

    static long atLeast(long minimum, long value, String name) {
        if (value < minimum) {
            throw new IllegalArgumentException(
                    name + " must be at least " + minimum + ", but is " + value + "." + " Give a larger number.");
        }
        return value;
    }

    static long sum(long first, long second, String name) {
        require(
                first <= Long.MAX_VALUE - second,
                () -> name + " must be at most " + Long.MAX_VALUE + " together, but are " + first + " and " + second
                        + ". Give counts of observations.");
        return first + second;
    }

    /** Events that are counted among observations. */
    static void countsWithin(long part, String partName, long whole, String wholeName) {
        count(part, partName);
        atLeast(1, whole, wholeName);
        if (!(part <= whole)) {
            throw new IllegalArgumentException(partName + " must not exceed " + wholeName + ", but " + part + " > "
                    + whole + "." + " Maybe the two were swapped.");
        }
    }

    /** For rules between arguments: the caller writes the whole message, which is put together only when it is needed. */
    static void require(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new IllegalArgumentException(message.get());
        }
    }
}
