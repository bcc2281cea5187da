package io.github.rolloutplanner.json.export.argo;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.PhaseStep;
import io.github.rolloutplanner.json.internal.export.ShortDuration;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.TrafficRamp;
import io.github.rolloutplanner.json.internal.export.Weights;
import io.github.rolloutplanner.json.internal.monitoring.Limit;
import io.github.rolloutplanner.json.internal.monitoring.PlanQueries;
import io.github.rolloutplanner.json.internal.monitoring.PrometheusQueries;
import io.github.rolloutplanner.json.internal.monitoring.Watch;
import io.github.rolloutplanner.json.internal.monitoring.Watched;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The phases as steps of a canary: a weight, its analysis, a pause for what is left of the phase, and one without an end where people
 * are asked.
 */
record CanarySteps(List<Phase> phases) {
    private static final String SYSTEM = "Argo Rollouts";
    private static final Duration LONGEST_USUAL = Duration.ofHours(2);

    private record Phase(PhaseStep step, Watch watch, Analysis analysis) {
        boolean isHeld() {
            return step.length().isEmpty()
                    || !step.asked().isEmpty()
                    || !watch.unwatched().isEmpty();
        }

        Duration length() {
            return step.length().orElse(Duration.ZERO);
        }
    }

    static CanarySteps of(String workload, RolloutPlan plan, TrafficRamp ramp, PlanQueries queries, ExportItems items) {
        Map<String, Limit> triggers = Watch.triggers(SYSTEM, plan, queries, items);
        List<Phase> phases = new ArrayList<>();
        for (PhaseStep step : ramp.steps()) {
            Watch watch = Watch.of(step, queries, triggers);
            String name = workload + "-phase-" + (phases.size() + 1);
            phases.add(new Phase(step, watch, Analysis.of(name, watch)));
        }
        CanarySteps steps = new CanarySteps(List.copyOf(phases));
        phases.forEach(CanarySteps::lose);
        steps.loseLength(items);
        steps.loseErrors(items);
        plan.rollback().reaction().ifPresent(reaction -> steps.loseReaction(reaction, items));
        return steps;
    }

    private static void lose(Phase phase) {
        Spot gates = phase.step().spot().at("goLiveCriteria");
        if (!phase.step().asked().isEmpty()) {
            gates.lose(
                    Loss.Feature.APPROVALS,
                    "Argo waits until a person promotes, whoever that is and whether or not this holds: "
                            + String.join("; ", phase.step().asked()) + ".",
                    "Promote when those have agreed whom the plan names.");
        }
        if (!phase.watch().unwatched().isEmpty()) {
            gates.lose(
                    Loss.Feature.GATES,
                    "Argo does not measure this, and waits until a person promotes: "
                            + String.join("; ", phase.watch().unwatched()) + ".",
                    PrometheusQueries.MISSING);
        }
        if (phase.watch().metrics().stream().anyMatch(Watched::isInARow)) {
            gates.lose(
                    Loss.Feature.GATES,
                    "Argo counts breaches in all, and measurements without data among them, where the plan counts those"
                            + " in a row.",
                    "Let the running rollout decide as well.");
        }
        if (phase.watch().metrics().stream().anyMatch(Watched::isSeldomMeasured)) {
            gates.lose(
                    Loss.Feature.GATES,
                    "Argo measures less often in this phase than the plan tolerates breaches, and passes nothing of which no"
                            + " measurement was good.",
                    "Give the phase a longer soak.");
        }
        if (phase.step().length().isEmpty()) {
            phase.step()
                    .spot()
                    .lose(
                            Loss.Feature.LENGTH,
                            "The phase has no length, so Argo waits until a person promotes.",
                            "Give the phase a soak.");
        }
    }

    private void loseLength(ExportItems items) {
        Duration total = phases.stream().map(Phase::length).reduce(Duration.ZERO, Duration::plus);
        if (total.compareTo(LONGEST_USUAL) > 0) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.LENGTH,
                            "Argo Rollouts is made for rollouts of minutes or an hour or two: for "
                                    + Wording.of(total)
                                    + " two versions run, and the next deployment waits or ends the rollout.",
                            "Put the change behind a flag, or give the plan a ladder of shorter phases.");
        }
    }

    private void loseErrors(ExportItems items) {
        if (phases.stream().anyMatch(phase -> !phase.analysis().isEmpty())) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.METRIC,
                            "When queries fail for longer than the grace of their gates, Argo rolls back, where the plan calls people.",
                            "Alert on Prometheus itself, too.");
        }
    }

    /** How long a breach may go unseen: a window, and the data's delay. */
    private void loseReaction(ReactionTime reaction, ExportItems items) {
        phases.stream()
                .flatMap(phase -> phase.analysis().soonest().stream())
                .max(Duration::compareTo)
                .filter(seen -> seen.compareTo(reaction.timeToDetect()) > 0)
                .ifPresent(seen -> items.lose(new Loss(
                        Loss.Feature.ROLLBACK,
                        "rollback.reaction",
                        "A breach is seen after up to " + Wording.of(seen) + ", where the plan counts on "
                                + Wording.of(reaction.timeToDetect()) + ".",
                        "Alert on the rollback triggers as well, and abort the rollout then.")));
    }

    List<JsonObject> templates(RolloutPlan plan, PlanQueries queries) {
        return phases.stream()
                .map(Phase::analysis)
                .filter(analysis -> !analysis.isEmpty())
                .map(analysis -> analysis.template(plan, queries))
                .toList();
    }

    List<JsonObject> documents(Weights weights, PlanQueries queries) {
        return phases.stream()
                .flatMap(phase -> documents(phase, weights, queries))
                .toList();
    }

    private static Stream<JsonObject> documents(Phase phase, Weights weights, PlanQueries queries) {
        List<JsonObject> steps = new ArrayList<>();
        steps.add(JsonObject.of("setWeight", weights.of(phase.step().share())));
        Analysis analysis = phase.analysis();
        if (!analysis.isEmpty()) {
            steps.add(JsonObject.of("analysis", analysis.step(queries)));
        }
        Duration rest = phase.length().minus(analysis.length());
        if (rest.toSeconds() > 0) {
            steps.add(JsonObject.of("pause", JsonObject.of("duration", ShortDuration.GO.of(rest))));
        }
        if (phase.isHeld()) {
            steps.add(JsonObject.of("pause", Map.of()));
        }
        return steps.stream();
    }
}
