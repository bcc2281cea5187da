package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what makes a state one of another plan. */
final class StateCheck {
    private StateCheck() {}

    static void require(RolloutPlan plan, Map<String, MetricModel> models, RolloutState state) {
        require(!plan.phases().isEmpty(), "'" + plan.feature() + "' has no phase to start with. Give it one.");
        models.values().forEach(model -> model.gates().forEach(gate -> requireCountable(model.name(), gate)));
        Course course = Course.of(state.transitions());
        require(
                course.phase() <= plan.phases().size(),
                "The state is in phase " + course.phase() + ", but '" + plan.feature() + "' has "
                        + plan.phases().size() + ". Resume it with the plan that it was started with.");
        requireOrder(state);
        Set<String> metrics = new HashSet<>();
        for (MetricRecord record : state.metrics()) {
            require(
                    metrics.add(record.metric()),
                    "The state remembers '" + record.metric() + "' twice. Resume it as it was written.");
            requireMetric(record, models, course.phase());
        }
    }

    private static void requireCountable(String metric, Optional<Gate> gate) {
        require(
                gate.isEmpty()
                        || !(gate.get().tolerance() instanceof Tolerance.Consecutive row)
                        || row.breaches() <= WindowLedger.RECENT,
                "The gate of '" + metric + "' tolerates more breaches in a row than the " + WindowLedger.RECENT
                        + " observations that are remembered. Give fewer, or a total.");
    }

    private static void requireOrder(RolloutState state) {
        Duration last = Duration.ZERO;
        for (Transition transition : state.transitions()) {
            require(
                    transition.at().compareTo(last) >= 0,
                    "The state goes back in time: it was " + TransitionText.of(transition) + " after "
                            + Elapsed.text(last) + ". Give its transitions in order.");
            last = transition.at();
        }
    }

    private static void requireMetric(MetricRecord record, Map<String, MetricModel> models, int phases) {
        require(
                models.containsKey(record.metric()),
                "The state remembers '" + record.metric()
                        + "', which the plan does not measure. Resume it with the plan" + " that it was started with.");
        record.strata()
                .forEach(stratum -> require(
                        stratum.phase() >= 1 && stratum.phase() <= phases,
                        "The state remembers '" + record.metric() + "' in phase " + stratum.phase()
                                + ", which was not reached. Resume it as it was written."));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
