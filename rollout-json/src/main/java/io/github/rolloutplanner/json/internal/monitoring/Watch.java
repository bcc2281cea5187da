package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.PhaseStep;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is watched in a phase by queries, and what is left to people.
 *
 * @param metrics what is watched
 * @param unwatched the gates that no query answers
 */
public record Watch(List<Watched> metrics, List<String> unwatched) {

    /** The triggers of a plan by their metric; those that no query answers are noted as losses. */
    public static Map<String, Limit> triggers(String system, RolloutPlan plan, PlanQueries queries, ExportItems items) {
        Map<String, Limit> triggers = new LinkedHashMap<>();
        List<RollbackTrigger> all = plan.rollback().automaticTriggers();
        for (int at = 0; at < all.size(); at++) {
            List<Condition.OnMetric> causes = queries.causes(all.get(at).condition());
            boolean isWatched = !causes.isEmpty();
            for (Condition.OnMetric cause : causes) {
                Optional<Limit> limit = queries.trigger(cause);
                limit.ifPresent(known -> triggers.merge(cause.metric(), known, Limit::sooner));
                Optional<Limit> first = Optional.ofNullable(triggers.get(cause.metric()));
                isWatched &= limit.isPresent() && limit.map(Limit::side).equals(first.map(Limit::side));
                loseDuration(system, "rollback.automaticTriggers[" + at + "]", cause, items);
            }
            if (!isWatched) {
                lose(
                        system,
                        "rollback.automaticTriggers[" + at + "]",
                        all.get(at),
                        advice(causes, plan, queries),
                        items);
            }
        }
        return triggers;
    }

    private static String advice(List<Condition.OnMetric> causes, RolloutPlan plan, PlanQueries queries) {
        if (causes.isEmpty()) {
            return "Write it as a metric with a limit, such as 'Errors exceeds 2%'.";
        }
        List<String> missing = new ArrayList<>();
        if (causes.stream().anyMatch(cause -> !queries.has(cause.metric()))) {
            missing.add(PrometheusQueries.MISSING);
        }
        if (causes.stream().anyMatch(cause -> Limit.of(cause, plan).isEmpty())) {
            missing.add("Give the plan a baseline of its metric, in the unit of the limit.");
        }
        return String.join(" ", missing);
    }

    private static void loseDuration(String system, String path, Condition.OnMetric cause, ExportItems items) {
        if (!cause.persistence().equals(Condition.Persistence.NONE)) {
            items.lose(new Loss(
                    Loss.Feature.ROLLBACK,
                    path,
                    system + " rolls back as soon as it measures this once: " + cause + ".",
                    "Where one reading may be chance, leave the metric out and let the running rollout decide by it."));
        }
    }

    private static void lose(String system, String path, RollbackTrigger trigger, String advice, ExportItems items) {
        items.lose(new Loss(Loss.Feature.ROLLBACK, path, system + " does not roll back when " + trigger + ".", advice));
    }

    /** What is watched in a phase; nothing in one without a length. */
    public static Watch of(PhaseStep step, PlanQueries queries, Map<String, Limit> triggers) {
        List<Watched> metrics = new ArrayList<>();
        List<String> unwatched = new ArrayList<>();
        Set<String> gated = new HashSet<>();
        for (Gate gate : step.measured()) {
            Condition.OnMetric condition = queries.condition(gate);
            String name = gated.add(condition.metric()) ? condition.metric() : condition.toString();
            queries.gate(step, gate)
                    .flatMap(question -> watched(name, gate, condition.metric(), question, step, triggers))
                    .ifPresentOrElse(metrics::add, () -> addUnwatched(gate, unwatched));
        }
        triggers.forEach((metric, trigger) -> metrics.addAll(ofTrigger(metric, trigger, step, queries, metrics)));
        return new Watch(List.copyOf(metrics), List.copyOf(unwatched));
    }

    /** A trigger is measured apart from the gates on its metric where that shows it sooner. */
    private static List<Watched> ofTrigger(
            String metric, Limit trigger, PhaseStep step, PlanQueries queries, List<Watched> gates) {
        Optional<StateQuery> state = queries.state(step, metric);
        return length(step)
                .flatMap(length -> state.isPresent()
                        ? Looks.often(length, evidence(step, metric), queries.shortestLook())
                        : Looks.ofTrigger(length, evidence(step, metric)))
                .filter(looks -> gates.stream()
                        .filter(gate -> gate.role() != GateRole.OBSERVE)
                        .noneMatch(gate -> gate.metric().equals(metric)
                                && gate.trigger().equals(Optional.of(trigger))
                                && gate.looks().window().compareTo(looks.window()) <= 0))
                .map(looks -> new Watched(
                        metric + " trigger",
                        metric,
                        GateRole.GUARDRAIL,
                        state,
                        Optional.empty(),
                        Optional.of(trigger),
                        Tolerance.statistical(),
                        looks,
                        Duration.ZERO))
                .stream()
                .toList();
    }

    private static void addUnwatched(Gate gate, List<String> unwatched) {
        if (gate.role() != GateRole.OBSERVE) {
            unwatched.add(gate.toString());
        }
    }

    private static Optional<Watched> watched(
            String name,
            Gate gate,
            String metric,
            PlanQueries.Question question,
            PhaseStep step,
            Map<String, Limit> triggers) {
        Optional<Limit> trigger = Optional.ofNullable(triggers.get(metric))
                .filter(limit -> limit.side() == question.healthy().side().opposite());
        return length(step)
                .flatMap(length -> Looks.ofGate(length, evidence(step, metric), question.shortestLook()))
                .map(looks -> new Watched(
                        name,
                        metric,
                        gate.role(),
                        question.state(),
                        Optional.of(question.healthy()),
                        trigger,
                        gate.tolerance(),
                        looks,
                        gate.handling().map(GateHandling::grace).orElse(Duration.ZERO)));
    }

    private static Optional<Duration> length(PhaseStep step) {
        return step.length().filter(length -> length.compareTo(Duration.ZERO) > 0);
    }

    private static Optional<GateEvidence> evidence(PhaseStep step, String metric) {
        return step.phase().evidence().stream()
                .filter(gate -> gate.metric().equals(metric))
                .findFirst();
    }
}
