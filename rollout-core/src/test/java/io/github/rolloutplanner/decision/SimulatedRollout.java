package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.List;

/** Carries out a plan hour by hour, with people who confirm whatever they are asked for. */
final class SimulatedRollout {
    private static final int LONGEST = 24 * 90;

    private SimulatedRollout() {}

    /** What the metrics bring. */
    interface Traffic {
        List<Observation> in(TimeWindow hour, RolloutPhase phase);
    }

    /** How it went. */
    record Ending(boolean isTakenBack, boolean isSplitDoubted, long exposed) {
        private static Ending of(RunningRollout rollout) {
            return new Ending(
                    rollout.transitions().stream().anyMatch(done -> done.kind() == Transition.Kind.ROLLED_BACK),
                    isDoubted(rollout),
                    exposed(rollout));
        }

        private static long exposed(RunningRollout rollout) {
            return Rollouts.records(rollout).get(0).buckets().stream()
                    .mapToLong(bucket -> bucket.treated().observations())
                    .sum();
        }
    }

    private static boolean isDoubted(RunningRollout rollout) {
        return Rollouts.records(rollout).stream()
                .flatMap(record -> record.detections().stream())
                .anyMatch(detection -> detection.kind() == Detection.Kind.SPLIT);
    }

    /** How it went through a number of its phases. */
    static Ending run(RunningRollout start, int phases, Traffic traffic) {
        RunningRollout rollout = start;
        for (int hour = 1; hour <= LONGEST; hour++) {
            TimeWindow window = TimeWindow.ofHours(hour - 1, hour);
            for (Observation observation : traffic.in(window, rollout.phase())) {
                rollout = rollout.observe(observation);
            }
            rollout = act(rollout, window.end());
            if (rollout.isOver() || rollout.phase().number() > phases || isDoubted(rollout)) {
                return Ending.of(rollout);
            }
        }
        throw new AssertionError("It never ends: " + rollout.decide(Duration.ofHours(LONGEST)));
    }

    private static RunningRollout act(RunningRollout rollout, Duration at) {
        Decision decision = rollout.decide(at);
        if (decision instanceof Decision.RollBack) {
            return rollout.rollBack(at, "simulation", decision.reasons().get(0).sentence());
        }
        if (decision instanceof Decision.Hold hold) {
            return isForPeopleAlone(hold) ? act(confirmed(rollout, at), at) : rollout;
        }
        return rollout.advance(at);
    }

    private static boolean isForPeopleAlone(Decision.Hold hold) {
        return hold.waits().stream().allMatch(Wait.ForApproval.class::isInstance);
    }

    private static RunningRollout confirmed(RunningRollout rollout, Duration at) {
        RunningRollout confirmed = rollout;
        for (Gate gate : rollout.pendingApprovals()) {
            confirmed = confirmed.approve(at, gate, "owner");
        }
        return confirmed;
    }
}
