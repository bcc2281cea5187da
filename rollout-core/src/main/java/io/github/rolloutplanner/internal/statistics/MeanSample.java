package io.github.rolloutplanner.internal.statistics;

/** What a test of means needs to know of one group. */
record MeanSample(double mean, double deviation, double size) {

    static MeanSample of(double mean, double deviation, long size, String group) {
        return new MeanSample(
                Arguments.finite(mean, group + " mean"),
                Arguments.notNegative(deviation, group + " standard deviation"),
                (double) Arguments.atLeast(2, size, group + " size"));
    }

    /** What dependent observations are worth: their mean scatters more. */
    MeanSample worth(double designEffect) {
        return new MeanSample(mean, deviation * Math.sqrt(designEffect), size);
    }

    double standardError() {
        return deviation / Math.sqrt(size);
    }

    double varianceIn(double unit) {
        return (deviation / unit) * (deviation / unit);
    }
}
