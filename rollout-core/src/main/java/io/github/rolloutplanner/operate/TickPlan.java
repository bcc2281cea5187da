package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a tick is to do, before any of it is done.
 *
 * @param after the rollout after what happened
 * @param decision what was decided
 * @param obstacles what was in the way
 * @param events what happened, in order
 * @param isToBeSet whether what must be live is to be set
 * @param notices what people are called for
 */
record TickPlan(
        RunningRollout after,
        Optional<Decision> decision,
        List<Obstacle> obstacles,
        List<RolloutEvent> events,
        boolean isToBeSet,
        List<Notice> notices) {

    TickPlan {
        obstacles = List.copyOf(obstacles);
        events = List.copyOf(events);
        notices = List.copyOf(notices);
    }

    /** Before the start nothing is done. */
    static TickPlan notStarted(RunningRollout rollout, Instant start) {
        return new TickPlan(
                rollout, Optional.empty(), List.of(new Obstacle.NotStarted(start)), List.of(), false, List.of());
    }

    /** Nothing but what must be live. */
    static TickPlan applyAgain(RunningRollout rollout) {
        return new TickPlan(rollout, Optional.empty(), List.of(), List.of(), true, List.of());
    }

    /** What would be done. */
    Tick asTick(Instant now) {
        List<Action> actions = new ArrayList<>();
        if (!events.isEmpty()) {
            actions.add(new Action.Keep(events));
        }
        if (isToBeSet) {
            actions.add(new Action.SetLive(after.live()));
        }
        notices.forEach(notice -> actions.add(new Action.CallPerson(notice)));
        return new Tick(now, after, decision, obstacles, actions);
    }
}
