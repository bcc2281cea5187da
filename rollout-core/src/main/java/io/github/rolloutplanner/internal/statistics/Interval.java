package io.github.rolloutplanner.internal.statistics;

/**
 * The values that the data do not contradict. An end beyond the range of a {@code double} is infinite.
 *
 * @param low the lower end
 * @param high the upper end, not below the lower one
 * @since 0.1.0
 */
public record Interval(double low, double high) {

    /**
     * Checks that the ends are in order.
     *
     * @throws IllegalArgumentException if the lower end is above the upper one, or an end is not a number
     */
    public Interval {
        Arguments.require(
                low <= high,
                () -> "The lower end of an interval must not exceed the upper one, but " + low + " > " + high + "."
                        + " Maybe the two were swapped.");
    }

    /**
     * Whether a value lies inside.
     *
     * @param value the value
     * @return whether it lies between the ends, both included
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * The distance of the ends.
     *
     * @return the upper end minus the lower one
     */
    public double width() {
        return high - low;
    }
}
