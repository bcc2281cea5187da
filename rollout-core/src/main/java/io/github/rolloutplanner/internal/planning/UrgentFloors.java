package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.List;

/**
 * How short the phases of an urgent change can be, and how few.
 *
 * @param policy the policy, with looks as often as an urgent change has them
 * @param speed how fast a regression is detected and rolled back with these looks
 * @param floors how short each phase can be
 * @param fewest how many phases that expose users stay at least
 */
record UrgentFloors(RolloutPolicy policy, RollbackSpeed speed, PhaseFloors floors, int fewest) {

    static UrgentFloors of(StrategyContext context, StrategyChoice choice, Carrier carrier, RolloutPolicy usual) {
        RolloutPolicy policy = lookingOften(usual);
        RollbackSpeed speed = RollbackSpeed.of(context.change(), context.assessment(), policy, carrier);
        return new UrgentFloors(
                policy,
                speed,
                new PhaseFloors(context, choice, carrier, speed.reaction(), policy.urgency()),
                policy.urgency().fewestPhasesFor(context.assessment().risk()));
    }

    private static RolloutPolicy lookingOften(RolloutPolicy policy) {
        EvidencePolicy evidence = policy.evidence();
        Duration interval = policy.urgency().lookEvery();
        return interval.compareTo(evidence.lookEvery()) < 0
                ? policy.withEvidence(evidence.withLookEvery(interval))
                : policy;
    }

    UrgentLadder within(Duration time, List<PhaseFloor> phases) {
        return UrgentLadder.within(time, phases, fewest);
    }

    UrgentLadder shortest(List<PhaseFloor> phases) {
        return UrgentLadder.shortest(phases, fewest);
    }
}
