package io.github.rolloutplanner.metric;

import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * What must hold to leave a phase, or to call a rollout a success.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class Gate permits ImmutableGate {

    Gate() {}

    /**
     * What must hold.
     *
     * @return the condition
     */
    public abstract Condition condition();

    /**
     * What its breach means.
     *
     * @return the role
     */
    public abstract GateRole role();

    /**
     * What the metric of exposed users is compared with, so that chance is not taken for harm.
     *
     * @return the comparison; empty for an approval, and where somebody else wrote the gate
     */
    public abstract Optional<Comparison> comparison();

    /**
     * The exposed observations before which the gate says nothing.
     *
     * @return how many; empty where they are not known
     */
    public abstract OptionalLong minimumSample();

    /**
     * What follows from each thing that the gate can say, no data included.
     *
     * @return the handling; empty for an approval, and where somebody else wrote the gate
     */
    public abstract Optional<GateHandling> handling();

    /**
     * Why this condition with these numbers.
     *
     * @return the reasons; empty where somebody else wrote the gate
     */
    public abstract List<Reason> reasons();

    /**
     * A condition that needs no more than its role: an approval, or a statement in words.
     *
     * @param condition what must hold
     * @param role what its breach means
     * @param reasons why
     * @return the gate
     */
    public static Gate of(Condition condition, GateRole role, Reason... reasons) {
        return builder().condition(condition).role(role).addReasons(reasons).build();
    }

    /**
     * A gate in the words of somebody else.
     *
     * @param text the words
     * @param role what its breach means
     * @return a gate without reasons
     */
    public static Gate stated(String text, GateRole role) {
        return of(Condition.parse(text), role);
    }

    /**
     * This gate with another handling.
     *
     * @param handling what follows from each thing that it can say
     * @return a gate that differs in this
     */
    public abstract Gate withHandling(GateHandling handling);

    /**
     * The gate as one sentence.
     *
     * @return its condition
     */
    @Override
    public String toString() {
        return condition().toString();
    }

    /**
     * Starts a gate.
     *
     * @return a builder; condition and role are required
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Gate}. */
    public static final class Builder extends ImmutableGate.Builder {
        Builder() {}
    }
}
