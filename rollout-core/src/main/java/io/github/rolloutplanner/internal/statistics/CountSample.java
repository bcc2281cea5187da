package io.github.rolloutplanner.internal.statistics;

/** Events over a time, which come independently of each other. */
record CountSample(double events, double exposure) {

    static CountSample of(long events, double exposure, String group) {
        Arguments.count(events, group + " events");
        Arguments.positive(exposure, group + " exposure");
        Arguments.inRange(events / exposure, group + " rate");
        return new CountSample(events, exposure);
    }

    /** What events that come in clusters are worth in independent ones. */
    CountSample worth(double designEffect) {
        double worth = Arguments.positive(exposure / designEffect, "The exposure by the design effect");
        return new CountSample(events / designEffect, worth);
    }

    double rate() {
        return events / exposure;
    }

    /**
     * The distance of treatment - control from a difference, and its standard error by the most likely rates that differ
     * by it: the root of a quadratic, written for the lower of the two so that nearly equal numbers are not subtracted.
     */
    static DifferenceMethod.Score score(CountSample control, CountSample treatment, double nullDifference) {
        CountSample lower = nullDifference < 0 ? treatment : control;
        CountSample upper = nullDifference < 0 ? control : treatment;
        double apart = Math.abs(nullDifference);
        double total = Arguments.inRange(lower.exposure + upper.exposure, "exposure of both groups");
        double excess = total * apart - lower.events - upper.events;
        double root = Math.hypot(excess, 2 * Math.sqrt(total) * Math.sqrt(lower.events) * Math.sqrt(apart));
        double least = excess > 0 ? apart / (excess + root) * 2 * lower.events : (root - excess) / (2 * total);
        return new DifferenceMethod.Score(
                treatment.rate() - control.rate() - nullDifference,
                least / lower.exposure + (least + apart) / upper.exposure);
    }
}
