package io.github.rolloutplanner.internal.evidence;

/** How a guardrail's significance level is split between the comparison with what is usual and its limit. */
public final class LevelShare {
    /** The limit is so far out that a tenth of the level shows it as soon; the comparison keeps nearly all. */
    public static final double OF_LIMIT = 0.1;

    /** What the comparison has. */
    public static final double OF_COMPARISON = 1 - OF_LIMIT;

    /** The part of the comparison that pays for usual ratios beyond their bounds, in all phases together. */
    public static final double OF_USUAL = 0.1;

    private LevelShare() {}
}
