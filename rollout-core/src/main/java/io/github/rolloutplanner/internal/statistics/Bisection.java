package io.github.rolloutplanner.internal.statistics;

import java.util.function.LongPredicate;

/** Where a condition on whole numbers begins to hold. */
final class Bisection {

    private Bisection() {}

    /** The first number of a range at which a condition, once true and then always, holds; the end if it never does. */
    static long first(long from, long to, LongPredicate condition) {
        long low = from;
        long high = to;
        while (low < high) {
            // The mean without their sum, which may overflow.
            long middle = (low & high) + ((low ^ high) >> 1);
            if (condition.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * As {@link #first}, from a number on and without an end. The guess decides only how many numbers are tried: the
     * nearer it is, the fewer.
     */
    static long firstNear(long guess, long from, LongPredicate condition) {
        return condition.test(guess) ? firstUpTo(guess, from, condition) : firstAbove(guess, condition);
    }

    private static long firstUpTo(long holds, long from, LongPredicate condition) {
        long high = holds;
        long low = high - 1;
        for (long step = 2; low >= from && condition.test(low); step *= 2) {
            high = low;
            low -= step;
        }
        return first(Math.max(from, low + 1), high, condition);
    }

    private static long firstAbove(long fails, LongPredicate condition) {
        long low = fails;
        long high = low + 1;
        for (long step = 2; !condition.test(high); step *= 2) {
            low = high;
            high += step;
        }
        return first(low + 1, high, condition);
    }
}
