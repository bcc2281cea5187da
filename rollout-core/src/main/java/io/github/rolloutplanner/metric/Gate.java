package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * What must hold to leave a phase, or to call a rollout a success.
 *
 * @param condition what must hold
 * @param role what its breach means
 * @param reasons why this condition with these numbers; empty where somebody else wrote it
 * @since 0.1.0
 */
public record Gate(Condition condition, GateRole role, List<Reason> reasons) {

    /**
     * Copies the reasons.
     *
     * @param condition what must hold
     * @param role what its breach means
     * @param reasons why this condition with these numbers; empty where somebody else wrote it
     */
    public Gate {
        requireNonNull(condition, "condition");
        requireNonNull(role, "role");
        reasons = List.copyOf(reasons);
    }

    /**
     * A gate in the words of somebody else.
     *
     * @param text the words
     * @param role what its breach means
     * @return a gate without reasons
     */
    public static Gate stated(String text, GateRole role) {
        return new Gate(Condition.parse(text), role, List.of());
    }

    /**
     * The gate as one sentence.
     *
     * @return its condition
     */
    @Override
    public String toString() {
        return condition.toString();
    }
}
