package io.github.rolloutplanner.internal.statistics;

/**
 * What a comparison of two groups at one time says.
 *
 * @param value how much higher the treatment is than the control, in the unit of the data or as a part of the control
 * @param interval the effects that the data do not contradict
 * @param pValue how probable an effect at least as large in either direction is where there is none, 0 to 1
 * @since 0.1.0
 */
public record EffectEstimate(double value, Interval interval, double pValue) {

    /**
     * The estimate whose interval excludes 0 exactly where its p-value is at most the level. Both are computed in ways
     * that differ by rounding, and one of them would else say what the other denies.
     */
    static EffectEstimate agreeing(double level, double value, Interval interval, double pValue) {
        double low = interval.low();
        double high = interval.high();
        if (pValue > level) {
            low = Math.min(low, 0);
            high = Math.max(high, 0);
        } else if (value > 0) {
            low = Math.max(low, Double.MIN_VALUE);
        } else {
            high = Math.min(high, -Double.MIN_VALUE);
        }
        return new EffectEstimate(value, new Interval(low, high), pValue);
    }
}
