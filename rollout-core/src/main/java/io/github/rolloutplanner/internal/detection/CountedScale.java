package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.observation.GroupTotals;

/** A scale of counted events over an exposure. */
interface CountedScale extends MetricScale {

    /** Whether what counts are trials, so that the baseline is a rate. */
    boolean ofTrials();

    /** What counts, of a group. */
    long counted(GroupTotals group);

    /** Over how much, of a group. */
    double exposure(GroupTotals group);
}
