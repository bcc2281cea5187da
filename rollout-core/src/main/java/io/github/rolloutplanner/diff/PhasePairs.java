package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.util.List;

/** Which phases of two plans are the same step: by what they expose and to whom, then by name, then by order. */
final class PhasePairs {
    private PhasePairs() {}

    static Pairs<RolloutPhase> of(RolloutPlan before, RolloutPlan after) {
        return Pairs.of(phases(before), phases(after))
                .by(phase -> List.of(phase.percentage(), audience(phase), phase.purpose()))
                .by(phase -> List.of(phase.percentage(), phase.audience().getClass()))
                .by(RolloutPhase::percentage)
                .by(RolloutPhase::name)
                .byOrder();
    }

    static List<Part<RolloutPhase>> phases(RolloutPlan plan) {
        return Part.each("phases", plan.phases(), PhasePairs::name);
    }

    private static String name(RolloutPhase phase) {
        String name = Part.named(phase.name());
        String percentage = phase.percentage().toString();
        return name.equals(percentage) ? name : name + " (" + percentage + ")";
    }

    /** Whom a phase is for, without how many they are. */
    static List<Object> audience(RolloutPhase phase) {
        Audience audience = phase.audience();
        if (audience instanceof Audience.Internal team) {
            return List.of(
                    Audience.Internal.class,
                    team.recognisedBy(),
                    team.recognisedBy().isPresent() ? "" : team.known());
        }
        if (audience instanceof Audience.RingMembers ring) {
            return List.of(
                    Audience.RingMembers.class,
                    ring.recognisedBy(),
                    ring.recognisedBy().isPresent() ? "" : ring.ring());
        }
        return audience instanceof Audience.Stated stated
                ? List.of(Audience.Stated.class, stated.words())
                : List.of(audience.getClass());
    }
}
