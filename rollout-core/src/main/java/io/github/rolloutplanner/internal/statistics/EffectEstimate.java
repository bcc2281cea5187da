package io.github.rolloutplanner.internal.statistics;

import java.util.OptionalDouble;

/**
 * What a comparison of two groups at one time says.
 *
 * @param control the rate or the mean of the control
 * @param difference how much higher that of the treatment is
 * @param interval the differences that the data do not contradict
 * @param pValue how probable a difference at least as large in either direction is where there is none, 0 to 1
 * @since 0.1.0
 */
public record EffectEstimate(double control, double difference, Interval interval, double pValue) {

    /**
     * The difference as a part of the control.
     *
     * @return the difference divided by the control without its sign, so that a rise is positive; empty where the
     *     control is 0 or so near to it that the quotient is no number
     */
    public OptionalDouble relativeDifference() {
        double relative = difference / Math.abs(control);
        return Double.isFinite(relative) ? OptionalDouble.of(relative) : OptionalDouble.empty();
    }
}
