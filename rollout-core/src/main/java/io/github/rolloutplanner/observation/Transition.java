package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Something that a person or a program did to a rollout.
 *
 * @param kind what
 * @param at when, since the start of the rollout
 * @param phase number of the phase afterwards
 * @param gate what was approved, as its number among all gates of the phase, from 1 on; else empty. The success criteria
 *     are the last gates of the last phase
 * @param by who; empty where the decision was followed
 * @param why why; empty where the decision was followed
 * @param treatment the treatment of several that was chosen, as its experiment describes it, by itself or by who promoted past
 *     the experiment whatever was decided; or the one that was to ship when the gate was approved; else empty
 * @since 0.1.0
 */
public record Transition(
        Kind kind, Duration at, int phase, OptionalInt gate, String by, String why, Optional<String> treatment) {
    private static final Set<Kind> OF_TREATMENTS = EnumSet.of(Kind.CHOSEN, Kind.FORCED, Kind.APPROVED);

    /**
     * Something that is of no treatment of several.
     *
     * @param kind what
     * @param at when, since the start of the rollout
     * @param phase number of the phase afterwards
     * @param gate what was approved; else empty
     * @param by who; empty where the decision was followed
     * @param why why; empty where the decision was followed
     */
    public Transition(Kind kind, Duration at, int phase, OptionalInt gate, String by, String why) {
        this(kind, at, phase, gate, by, why, Optional.empty());
    }

    public Transition {
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
        requireNonNull(gate, "gate");
        requireNonNull(by, "by");
        requireNonNull(why, "why");
        requireNonNull(treatment, "treatment");
        if (gate.isPresent() != (kind == Kind.APPROVED)) {
            throw new RolloutException.InvalidValue(
                    gate.isPresent()
                            ? "Only an approval is of a gate. Leave out gate " + gate.getAsInt() + "."
                            : "An approval is of a gate. Give its number.");
        }
        if (treatment.isEmpty() && kind == Kind.CHOSEN) {
            throw new RolloutException.InvalidValue("A choice is of a treatment. Give its description.");
        }
        if (treatment.isPresent() && !OF_TREATMENTS.contains(kind)) {
            throw new RolloutException.InvalidValue(
                    "Only a choice, an approval or who promotes anyway is of a treatment. Leave out '" + treatment.get()
                            + "'.");
        }
    }

    /**
     * What can be done to a rollout.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** It went to its next phase, as decided. */
        ADVANCED,
        /** It went to its next phase because a person wanted it, whatever was decided. */
        FORCED,
        /** It was paused. */
        PAUSED,
        /** It was resumed. */
        RESUMED,
        /** A person confirmed what no metric can. */
        APPROVED,
        /** A person knows of groups that have other sizes than planned, and accepts it. */
        ACKNOWLEDGED,
        /** One of several treatments was chosen, which goes on alone after its experiment. */
        CHOSEN,
        /** It was rolled back, for good. */
        ROLLED_BACK,
        /** It reached 100% and its bake ended. */
        COMPLETED
    }
}
