package io.github.rolloutplanner.internal.statistics;

/**
 * What a comparison of means needs to know of a group.
 *
 * @param size the number of observations, 0 or more
 * @param mean their mean; of no observation any number, such as 0
 * @param variance their variance, with n - 1, in the squared unit of the mean; of fewer than 2 observations there is
 *     none, and any number is as good, such as 0
 * @since 0.1.0
 */
public record SampleMoments(long size, double mean, double variance) {

    /**
     * Refuses impossible numbers.
     *
     * @throws IllegalArgumentException if the size or the variance is negative, or a number is not finite
     */
    public SampleMoments {
        Arguments.count(size, "size");
        Arguments.finite(mean, "mean");
        Arguments.notNegative(variance, "variance");
    }

    /**
     * From the observations themselves.
     *
     * @param values at least one
     * @return their number, mean and variance; of equal values exactly that value and 0
     * @throws IllegalArgumentException if there is none, one is not finite, or the variance leaves the range of a
     *     {@code double}
     */
    public static SampleMoments of(double... values) {
        double[] checked = Moments.checked(values, "sample", 1);
        double variance = checked.length > 1 ? Moments.variance(checked) : 0;
        return new SampleMoments(
                checked.length, Moments.mean(checked), Arguments.inRange(variance, "variance of the sample"));
    }

    MeanSample asSample(String group) {
        return MeanSample.of(mean, Math.sqrt(variance), size, group);
    }

    /** Whether the variance of the mean is known. */
    boolean isEnough() {
        return size >= 2;
    }

    double varianceOfMean() {
        return variance / (double) size;
    }
}
