package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A rollout that is played hour by hour, and everything that happened to it. */
final class PlayedRollout {
    private final RunningRollout start;
    private final List<RolloutEvent> events = new ArrayList<>();
    private RunningRollout rollout;
    private long hour;

    private PlayedRollout(RolloutPlan plan) {
        this.start = RunningRollout.start(plan);
        this.rollout = start;
    }

    /** Plays a rollout until so many hours have passed, or it is over. */
    static PlayedRollout of(RolloutPlan plan, SearchTraffic traffic, int hours) {
        PlayedRollout played = new PlayedRollout(plan);
        while (played.hour < hours && !played.rollout.isOver()) {
            played.play(traffic);
        }
        return played;
    }

    private void play(SearchTraffic traffic) {
        for (Observation seen : traffic.during(hour, rollout.phase())) {
            happen(new RolloutEvent.Observed(seen));
        }
        hour++;
        Decision decision = rollout.decide(now());
        if (decision instanceof Decision.RollBack) {
            done(rollout.rollBack(now(), "the search team", "as decided"));
        } else if (decision instanceof Decision.Hold hold) {
            if (NightWatch.isUpToPeople(hold)) {
                confirm();
            }
        } else {
            done(rollout.advance(now()));
        }
    }

    private void confirm() {
        for (Gate gate : rollout.pendingApprovals()) {
            done(rollout.approve(now(), gate, "Ada"));
        }
    }

    private void done(RunningRollout after) {
        happen(new RolloutEvent.Done(after.transitions().get(after.transitions().size() - 1)));
    }

    private void happen(RolloutEvent event) {
        rollout = event.after(rollout);
        events.add(event);
    }

    RunningRollout rollout() {
        return rollout;
    }

    Duration now() {
        return Duration.ofHours(hour);
    }

    RolloutHistory history() {
        return RolloutHistory.of(start, events, now());
    }
}
