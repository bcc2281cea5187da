package io.github.rolloutplanner.internal.statistics;

/**
 * The evidence of values that are all equal, as after a total failure: each request times out after the same 30 seconds,
 * each visit earns nothing. They have no variance, so that no standard error says how far they are from a mean; exact
 * bounds on single values do.
 *
 * <ul>
 *   <li>Values that are not negative and have a mean of at most m reach c with a probability of at most m/c (Markov).
 *   <li>Values of mean m and standard deviation σ are as low as m - t with a probability of at most σ²/(σ² + t²)
 *       (Cantelli); for an event of probability m, which is 0 or 1, this is exact.
 * </ul>
 *
 * <p>One over the probability that all of n values are so, less the first, which says where they are, is evidence at any
 * time.
 */
public final class EqualValues {
    /** Evidence that no double can hold, of values that cannot be. */
    private static final double CERTAIN = 1e300;

    private EqualValues() {}

    /**
     * The evidence that the mean is above an acceptable one, of values that are not negative.
     *
     * @param value what all values are
     * @param count how many there are
     * @param acceptable the acceptable mean
     * @return the evidence; none where the value is no higher, or the mean is not positive
     */
    public static EValue above(double value, long count, double acceptable) {
        return value > acceptable && acceptable > 0
                ? ofEach(Math.log(value) - Math.log(acceptable), count)
                : EValue.NONE;
    }

    /**
     * The evidence that the mean is below an acceptable one.
     *
     * @param value what all values are
     * @param count how many there are
     * @param acceptable the acceptable mean
     * @param deviation the standard deviation of single values, above 0
     * @return the evidence; none where the value is no lower
     */
    public static EValue below(double value, long count, double acceptable, double deviation) {
        double distance = (acceptable - value) / Arguments.positive(deviation, "standard deviation");
        return distance > 0 ? ofEach(Math.log1p(Math.min(CERTAIN, distance * distance)), count) : EValue.NONE;
    }

    private static EValue ofEach(double evidence, long count) {
        return new EValue(evidence * Math.max(0, Arguments.count(count, "count") - 1));
    }
}
