package io.github.rolloutplanner.evidence;

/**
 * How the observations that a gate needs were computed.
 *
 * @since 0.1.0
 */
public enum Procedure {
    /** z test of two groups, {@link io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize}. */
    TWO_PROPORTIONS,
    /** z test of one group against a known rate, one proportion. */
    ONE_PROPORTION,
    /** Exact for rare events in two groups of one size, {@link io.github.rolloutplanner.internal.statistics.BinomialDetectionSize}. */
    TWO_RARE_RATES,
    /** Exact for rare events against a known rate, {@link io.github.rolloutplanner.internal.statistics.PoissonDetectionSize}. */
    ONE_RARE_RATE,
    /** Nothing happens at the baseline, so that none may be seen, {@link io.github.rolloutplanner.internal.statistics.ZeroEvents}. */
    ZERO_EVENTS,
    /** z test of the means of two groups, {@link io.github.rolloutplanner.internal.statistics.TwoMeanSampleSize}. */
    TWO_MEANS,
    /** z test of one mean against a known one, one mean. */
    ONE_MEAN,
    /** None: what the computation needs is not known. */
    NONE
}
