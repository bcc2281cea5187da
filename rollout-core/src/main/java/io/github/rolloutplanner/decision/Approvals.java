package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.observation.Transition;
import java.util.List;

/** The gates of the current phase that no metric decides, so that people must. */
record Approvals(PlanView view, TransitionLog log) {

    List<Gate> pending() {
        List<Gate> forPeople = view.gates(log.phase()).forPeople();
        if (forPeople.isEmpty()) {
            return forPeople;
        }
        List<String> given = log.approvals().stream().map(Transition::subject).toList();
        return forPeople.stream()
                .filter(gate -> !given.contains(gate.toString()))
                .toList();
    }
}
