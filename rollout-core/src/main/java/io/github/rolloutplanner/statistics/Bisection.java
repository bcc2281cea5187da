package io.github.rolloutplanner.statistics;

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
}
