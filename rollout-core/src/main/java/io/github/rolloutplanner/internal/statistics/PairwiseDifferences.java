package io.github.rolloutplanner.internal.statistics;

/**
 * All differences of a value of the treatment and one of the control, in ascending order but never listed.
 *
 * <p>How many of them are at most d takes one walk through both sorted groups. So the k-th difference is found by
 * bisection over the doubles, which ends at the difference itself after at most 64 walks.
 */
final class PairwiseDifferences {

    private final double[] control;
    private final double[] treatment;
    private final long count;

    /** Of values in ascending order. */
    PairwiseDifferences(double[] control, double[] treatment) {
        this.control = control;
        this.treatment = treatment;
        this.count = (long) control.length * treatment.length;
    }

    double median() {
        return smallest((count + 1) / 2) / 2 + smallest(count / 2 + 1) / 2;
    }

    /** The k-th smallest, counted from 1; the nearest one for a k that is none. */
    double smallest(long k) {
        long wanted = Math.min(count, Math.max(1, k));
        long first = ordered(treatment[0] - control[control.length - 1]);
        long last = ordered(treatment[treatment.length - 1] - control[0]);
        return fromOrdered(Bisection.first(first, last, bits -> countAtMost(fromOrdered(bits)) >= wanted));
    }

    /** The k-th largest, counted from 1. */
    double largest(long k) {
        return smallest(count + 1 - Math.max(1, k));
    }

    private long countAtMost(double difference) {
        long sum = 0;
        int next = 0;
        for (double value : control) {
            while (next < treatment.length && treatment[next] - value <= difference) {
                next++;
            }
            sum += next;
        }
        return sum;
    }

    // Doubles in their order as whole numbers, so that there is always one in the middle. 0 and -0 become one.
    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double fromOrdered(long ordered) {
        return Double.longBitsToDouble(ordered >= 0 ? ordered : Long.MIN_VALUE - ordered);
    }
}
