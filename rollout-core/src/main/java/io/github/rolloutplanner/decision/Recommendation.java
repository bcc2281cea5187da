package io.github.rolloutplanner.decision;

/**
 * What to do with the treatment of an experiment.
 *
 * @since 0.1.0
 */
public enum Recommendation {
    /** A success metric is better, every guardrail is shown not to be worse than its margin, and no metric is worse. */
    SHIP,
    /** The experiment is over and does not show that, or something is detected to be wrong. */
    DO_NOT_SHIP,
    /**
     * What the metrics show may come from something else: the groups do not have their sizes (sample ratio mismatch), or what
     * both share is broken, so that both are beyond a limit or show no life.
     */
    NONE,
    /** The experiment has not run as long, or has not seen as many, as it was planned to. */
    KEEP_RUNNING
}
