package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.time.Duration;
import java.util.List;

/**
 * How fast a change can be rolled back. It is known before the phases are analyzed, because it says what a defect costs.
 *
 * @param byFlag whether a flag rolls it back; another deployment does otherwise
 * @param reaction how long it takes to detect a regression and to set the flag to off
 * @param bound the time within which the plan promises a rollback
 */
public record RollbackSpeed(boolean byFlag, ReactionTime reaction, Duration bound) {

    public static RollbackSpeed of(
            Change change, Assessment assessment, RolloutPolicy policy, List<PhaseOutline> outlines) {
        return new RollbackSpeed(
                needsFlag(assessment, outlines),
                new ReactionSection(change, policy.evidence()).reaction(),
                policy.rollbackBoundOf(change, assessment.risk()));
    }

    /** A part of the users can have it only by a flag; so can a caller's own ladder where none is needed. */
    private static boolean needsFlag(Assessment assessment, List<PhaseOutline> outlines) {
        return assessment.need() == RolloutNeed.REQUIRED
                || !outlines.get(0).step().percentage().equals(Percentage.ONE_HUNDRED);
    }

    /** How long another deployment takes is not known here, so it is taken at its word. */
    Duration timeToRestore() {
        return byFlag ? reaction.rollback() : bound;
    }

    /** Long enough for the last copy and the slowest metric. */
    Duration watchTime() {
        Duration total = byFlag ? reaction.total() : Duration.ZERO;
        return total.compareTo(bound) > 0 ? total : bound;
    }
}
