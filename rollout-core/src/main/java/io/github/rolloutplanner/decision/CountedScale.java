package io.github.rolloutplanner.decision;

/** A scale of counted events over an exposure. */
interface CountedScale extends MetricScale {

    /** What counts, of a group. */
    long counted(GroupTotals group);

    /** Over how much, of a group. */
    double exposure(GroupTotals group);
}
