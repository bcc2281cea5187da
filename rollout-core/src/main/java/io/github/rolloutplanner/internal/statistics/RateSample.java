package io.github.rolloutplanner.internal.statistics;

/** Events among observations; real numbers, since some methods add imagined ones. */
record RateSample(double events, double size) {

    static RateSample of(long events, long size, String group) {
        Arguments.countsWithin(events, group + " events", size, group + " size");
        return new RateSample(events, size);
    }

    /** What dependent observations are worth in independent ones, at least one. */
    RateSample worth(double designEffect) {
        double times = Math.min(designEffect, size);
        return new RateSample(events / times, size / times);
    }

    double rate() {
        return events / size;
    }

    RateSample withOneOfEach() {
        return new RateSample(events + 1, size + 2);
    }
}
