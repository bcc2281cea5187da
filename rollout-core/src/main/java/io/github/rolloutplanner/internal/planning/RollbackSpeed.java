package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;

/**
 * How fast a change can be rolled back. It is known before the phases are analyzed, because it says what a defect costs.
 *
 * @param reaction how long it takes to detect a regression and to roll it back
 * @param wanted the time that the caller, or else the policy, wants a rollback to take at most
 * @param isPromised whether the caller promises that time, whatever it takes
 */
public record RollbackSpeed(ReactionTime reaction, Duration wanted, boolean isPromised) {

    public static RollbackSpeed of(Change change, Assessment assessment, RolloutPolicy policy, Carrier carrier) {
        return new RollbackSpeed(
                new ReactionSection(change, policy, carrier).reaction(),
                policy.rollbackBoundOf(change, assessment.risk()),
                change.rollbackWithin().isPresent());
    }

    /** The time that the plan promises: what the policy wants, unless it takes longer. */
    public Duration bound() {
        return isPromised ? wanted : longer(wanted, reaction.total());
    }

    /** Whether it takes longer than the policy wants. */
    boolean isSlow() {
        return bound().compareTo(wanted) > 0;
    }

    Duration timeToRestore() {
        return reaction.rollback();
    }

    /** Long enough for the last copy and the slowest metric. */
    Duration watchTime() {
        return longer(reaction.total(), bound());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
