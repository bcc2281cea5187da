package io.github.rolloutplanner.internal.statistics;

/**
 * How many events must be expected at a baseline rate, and how many of them raise the alarm.
 *
 * @param expectedBaselineEvents the events expected at the baseline during the exposure needed
 * @param largestBaselineEvents the events that may be expected at most, so that the alarm keeps its level
 * @param criticalCount the smallest number of events that raises the alarm
 * @param power the probability of the alarm at the rate to be detected
 * @param size the probability of the alarm at the baseline rate, at most the level
 * @since 0.1.0
 */
public record ExpectedEvents(
        double expectedBaselineEvents, double largestBaselineEvents, long criticalCount, double power, double size) {

    /**
     * The exposure in which the events are expected.
     *
     * @param baselineRate events per unit of the exposure, positive
     * @return the expected events over the rate
     * @throws IllegalArgumentException if the rate is not positive, or so small that the exposure is outside the range of
     *     a {@code double}
     */
    public double exposureAt(double baselineRate) {
        double exposure = expectedBaselineEvents / Arguments.positive(baselineRate, "baseline rate");
        return Arguments.inRange(exposure, "exposure at a baseline rate of " + baselineRate);
    }
}
