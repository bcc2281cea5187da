package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Gate;
import java.util.List;

/** The gates of a phase that no metric decides, so that people must. */
record Approvals(TransitionLog course, MetricStates runs) {

    List<Gate> pending() {
        List<Gate> forPeople = runs.gates(course.phase()).forPeople();
        if (forPeople.isEmpty()) {
            return forPeople;
        }
        List<String> given =
                course.approvals().stream().map(Transition::subject).toList();
        return forPeople.stream()
                .filter(gate -> !given.contains(gate.toString()))
                .toList();
    }
}
