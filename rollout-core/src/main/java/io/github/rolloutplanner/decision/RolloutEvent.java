package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.observation.Applied;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;

/**
 * Something that happened to a rollout, as a store keeps it: the same events in the same order make the same rollout.
 *
 * @since 0.1.0
 */
public sealed interface RolloutEvent {

    /**
     * Lets it happen.
     *
     * @param before the rollout before it
     * @return the rollout after it
     * @throws io.github.rolloutplanner.reason.RolloutException if the rollout refuses it
     */
    RunningRollout after(RunningRollout before);

    /**
     * An observation that was taken.
     *
     * @param observation the observation
     * @since 0.1.0
     */
    record Observed(Observation observation) implements RolloutEvent {
        public Observed {
            requireNonNull(observation, "observation");
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return requireNonNull(before, "before").observe(observation);
        }
    }

    /**
     * What a person said of data that had come before.
     *
     * @param correction the correction
     * @since 0.1.0
     */
    record Corrected(Correction correction) implements RolloutEvent {
        public Corrected {
            requireNonNull(correction, "correction");
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return requireNonNull(before, "before").redo(correction);
        }
    }

    /**
     * A person who was called.
     *
     * @param call the call
     * @since 0.1.0
     */
    record Called(PersonCall call) implements RolloutEvent {
        public Called {
            requireNonNull(call, "call");
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return requireNonNull(before, "before").redo(call);
        }
    }

    /**
     * Something that was done to the rollout.
     *
     * @param transition what was done
     * @since 0.1.0
     */
    record Done(Transition transition) implements RolloutEvent {
        public Done {
            requireNonNull(transition, "transition");
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return requireNonNull(before, "before").redo(transition);
        }
    }

    /**
     * Another plan that the rollout got.
     *
     * @param plan the plan
     * @param at when, since the start of the rollout
     * @param by who planned again
     * @param why why
     * @since 0.1.0
     */
    record Replanned(RolloutPlan plan, Duration at, String by, String why) implements RolloutEvent {
        public Replanned {
            requireNonNull(plan, "plan");
            requireNonNull(at, "at");
            requireNonNull(by, "by");
            requireNonNull(why, "why");
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return requireNonNull(before, "before").replan(plan, at, by, why).rollout();
        }
    }

    /**
     * A look that showed what must be live.
     *
     * @param applied the look
     * @since 0.1.0
     */
    record Live(Applied applied) implements RolloutEvent {
        public Live {
            requireNonNull(applied, "applied");
        }

        @Override
        public RunningRollout after(RunningRollout before) {
            return requireNonNull(before, "before").redo(applied);
        }
    }
}
