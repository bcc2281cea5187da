package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;

/** The gates of a phase that no metric decides, so that people must; on the last phase, with the success criteria. */
record Approvals(RolloutPlan plan, Course course, Runs runs) {

    List<Gate> pending() {
        List<String> given =
                course.approvals().stream().map(Transition::subject).toList();
        return gates(plan, course.phase()).stream()
                .filter(gate -> !isMeasured(gate) && !given.contains(gate.toString()))
                .toList();
    }

    /** Everything that must hold to leave a phase. */
    static List<Gate> gates(RolloutPlan plan, int number) {
        RolloutPhase phase = plan.phases().get(number - 1);
        List<Gate> gates = new ArrayList<>(phase.goLiveCriteria());
        if (number == plan.phases().size()) {
            gates.addAll(plan.successCriteria());
        }
        return gates;
    }

    /** A gate on a metric that the plan does not know is for people, too. */
    boolean isMeasured(Gate gate) {
        return gate.condition()
                .measured()
                .map(Condition.OnMetric::metric)
                .filter(runs.names()::contains)
                .isPresent();
    }
}
