package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.PhaseStep;
import io.github.rolloutplanner.json.internal.export.PlanParts;
import io.github.rolloutplanner.json.prometheus.WatchedSeries;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Condition.OnMetric;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the metrics of one plan are asked for in each of its phases: by their series, or by a query of the user's own. */
public final class PlanQueries {
    private final RolloutPlan plan;
    private final PrometheusQueries given;
    private final WatchedNames names;
    private final IdentityHashMap<PhaseStep, PhaseStates> states = new IdentityHashMap<>();

    PlanQueries(RolloutPlan plan, PrometheusQueries given, List<PhaseStep> steps, ExportItems items) {
        this.plan = plan;
        this.given = given;
        this.names = WatchedNames.of(plan.monitoring().metrics(), MonitoredMetric::name);
        given.series()
                .map(this::ofSeries)
                .ifPresent(series -> steps.forEach(step -> states.put(
                        step, PhaseStates.of(plan, series.inPhase(plan.phases().indexOf(step.phase()) + 1), items))));
        states.values().stream()
                .limit(1)
                .flatMap(phase -> phase.of().metrics().values().stream())
                .forEach(watched -> loseSilence(watched, items));
    }

    /** Of the metrics without series, what asks them says that they are not asked. */
    private WatchedSeries ofSeries(WatchedSeries series) {
        WatchedSeries only = series;
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            if (given.own(metric.name()).isPresent() || !series.metrics().containsKey(metric.name())) {
                only = only.withoutMetric(metric.name());
            }
        }
        return only;
    }

    private static void loseSilence(WatchedMetric watched, ExportItems items) {
        if (watched.terms().base(Group.TREATED, watched.trigger().window()).isEmpty()) {
            items.lose(new Loss(
                    Loss.Feature.METRIC,
                    "monitoring",
                    "Missing data for '" + PromText.shown(watched.name())
                            + "' count as no events: a counter appears with its first event, so it may be good news.",
                    "Alert on the scrapes of the service as well."));
        }
    }

    /** Where Prometheus answers. */
    public String address() {
        return given.address();
    }

    /** The query of the user's own over a time, as the system writes that. */
    public String own(String metric, String window) {
        return given.own(metric, window).orElseThrow();
    }

    /** Whether each gate that compares with the control group is asked by series of both. */
    public Set<PlanParts> carried() {
        boolean areCompared =
                given.series().flatMap(series -> series.groups().control()).isPresent()
                        && states.entrySet().stream()
                                .flatMap(phase -> phase.getKey().measured().stream()
                                        .filter(gate -> gate.comparison().equals(Optional.of(Comparison.CONTROL)))
                                        .flatMap(gate -> names.allOf(gate.condition()).stream())
                                        .map(part -> phase.getValue().has(part.metric())))
                                .allMatch(Boolean::booleanValue);
        return areCompared ? Set.of(PlanParts.CONTROL_GROUP) : Set.of();
    }

    List<OnMetric> causes(Condition condition) {
        return names.anyOf(condition);
    }

    OnMetric condition(Gate gate) {
        return names.allOf(gate.condition()).get(0);
    }

    boolean has(String metric) {
        return given.own(metric).isPresent() || states.values().stream().anyMatch(phase -> phase.has(metric));
    }

    /** Where a cause rolls back; empty where that cannot be asked. */
    Optional<Limit> trigger(OnMetric cause) {
        Optional<Limit> number = Limit.of(cause, plan);
        if (given.own(cause.metric()).isPresent()) {
            return number;
        }
        return states.values().stream().anyMatch(phase -> phase.rollsBack(cause))
                ? Optional.of(StateQuery.TRIGGER)
                : Optional.empty();
    }

    /** What is asked of a gate; empty where nothing is. */
    Optional<Question> gate(PhaseStep step, Gate gate) {
        OnMetric condition = condition(gate);
        if (given.own(condition.metric()).isPresent()) {
            return Limit.of(condition, plan).map(limit -> new Question(limit, Optional.empty(), Looks.SHORTEST));
        }
        return Optional.ofNullable(states.get(step))
                .flatMap(phase -> phase.gate(gate, condition))
                .map(state -> new Question(StateQuery.HEALTHY, Optional.of(state), shortestLook()));
    }

    /** After how long series may have an answer: there is none before some scrapes. */
    Duration shortestLook() {
        return given.series().map(PhaseTraffic::shortestLook).orElse(Looks.SHORTEST);
    }

    /** What is asked of a metric with a trigger alone; empty where that is a query of the user's own. */
    Optional<StateQuery> state(PhaseStep step, String metric) {
        return Optional.ofNullable(states.get(step)).flatMap(phase -> phase.state(metric));
    }

    /** After which a total failure shows in a state; empty where a metric has a query of the user's own. */
    public Optional<Duration> failureShows(PhaseStep step, String metric) {
        return Optional.ofNullable(states.get(step))
                .filter(phase -> phase.has(metric))
                .map(phase -> phase.of().traffic().failureShows(metric));
    }

    /**
     * What is asked of a gate.
     *
     * @param healthy where the answer has to be
     * @param state the query; empty where it is the user's own
     * @param shortestLook after how long the query may have an answer
     */
    record Question(Limit healthy, Optional<StateQuery> state, Duration shortestLook) {}
}
