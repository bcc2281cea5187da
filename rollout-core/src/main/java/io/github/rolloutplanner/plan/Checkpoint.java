package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Condition;
import java.util.List;

/**
 * A go/no-go decision: what must hold before it, and who signs it off.
 *
 * @param kind what is decided
 * @param name what the decision is about, such as "Promotion to Beta (5%)"
 * @param phase the number of the phase that begins with a go; at the end, of the phase that is over
 * @param entryCriteria what must hold before it is decided
 * @param signOffs who confirms what; empty where the promotion is automatic
 * @param isPointOfNoReturn whether what follows cannot be undone
 * @since 0.1.0
 */
public record Checkpoint(
        Kind kind,
        String name,
        int phase,
        List<Statement> entryCriteria,
        List<Condition.Approval> signOffs,
        boolean isPointOfNoReturn) {

    public Checkpoint {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        entryCriteria = Elements.listOf(entryCriteria, "entryCriteria");
        signOffs = Elements.listOf(signOffs, "signOffs");
    }

    /**
     * Returns whether the gates alone decide.
     *
     * @return true where no sign-off is asked for
     */
    public boolean isAutomatic() {
        return signOffs.isEmpty();
    }

    /**
     * What is decided at a checkpoint.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** Whether the first phase begins. */
        START,
        /** Whether the next phase begins. */
        PROMOTION,
        /** Whether the rollout is over. */
        COMPLETION
    }
}
