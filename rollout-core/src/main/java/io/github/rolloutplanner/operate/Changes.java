package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Replanning;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        replanned(before, after)
                .ifPresent(done -> events.add(
                        corrections.size()
                                + done.transitions()
                                - before.transitions().size(),
                        new RolloutEvent.Replanned(after.plan(), done.at(), done.by(), done.why())));
        after.calls().stream()
                .filter(call -> !before.calls().contains(call))
                .forEach(call -> events.add(new RolloutEvent.Called(call)));
        requireAll(before, events, after);
        return events;
    }

    /** Where it was planned again several times in one step, only the last plan is known. */
    private static Optional<Replanning> replanned(RunningRollout before, RunningRollout after) {
        return after.replannings().stream()
                .skip(before.replannings().size())
                .filter(done -> done.transitions() >= before.transitions().size())
                .reduce((earlier, later) -> later);
    }

    private static void requireAll(RunningRollout before, List<RolloutEvent> events, RunningRollout after) {
        RunningRollout again = before;
        for (RolloutEvent event : events) {
            again = event.after(again);
        }
        if (!again.equals(after)) {
            throw new RolloutException.InvalidValue(
                    "A person's step on '" + before.plan().feature()
                            + "' brought something else than transitions, calls, corrections and one other plan. Give observations to observe(..), and"
                            + " step from the rollout that is given.");
        }
    }
}
