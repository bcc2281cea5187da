package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;

/** Finds what a person did to a rollout, as a store keeps it. */
final class Changes {
    private Changes() {}

    static List<RolloutEvent> between(RunningRollout before, RunningRollout after) {
        List<RolloutEvent> events = new ArrayList<>();
        List<Correction> corrections = new ArrayList<>(after.corrections());
        before.corrections().forEach(corrections::remove);
        corrections.forEach(one -> events.add(new RolloutEvent.Corrected(one)));
        after.transitions().stream()
                .skip(before.transitions().size())
                .forEach(one -> events.add(new RolloutEvent.Done(one)));
        after.calls().stream()
                .filter(call -> !before.calls().contains(call))
                .forEach(call -> events.add(new RolloutEvent.Called(call)));
        requireAll(before, events, after);
        return events;
    }

    private static void requireAll(RunningRollout before, List<RolloutEvent> events, RunningRollout after) {
        RunningRollout again = before;
        for (RolloutEvent event : events) {
            again = event.after(again);
        }
        if (!again.equals(after)) {
            throw new RolloutException.InvalidValue(
                    "A person's step on '" + before.plan().feature()
                            + "' brought something else than transitions, calls and corrections. Give observations to observe(..), and"
                            + " step from the rollout that is given.");
        }
    }
}
