package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan as the checks look at it. */
final class LintedPlan {
    private final RolloutPlan plan;
    private final Optional<Population> population;
    private final List<Located<RolloutPhase>> phases;
    private final List<Located<MonitoredMetric>> metrics;
    private final Map<String, MonitoredMetric> metricsByName;
    private final Map<String, GateRole> roles;
    private final WatchedNames names;
    private final LimitsByMetric limits;
    private final List<MeasuredGate> gates;
    private final Map<String, List<MeasuredGate>> gatesByPhase;
    private final Users users;
    private final Optional<Traffic> traffic;

    LintedPlan(RolloutPlan plan) {
        this(plan, Optional.empty());
    }

    /** A plan and the population that it is judged by if it names none. */
    LintedPlan(RolloutPlan plan, Optional<Population> stated) {
        this.plan = plan;
        this.population = plan.population().or(() -> stated);
        this.phases = Located.each("phases", plan.phases());
        this.metrics = Located.each("monitoring.metrics", plan.monitoring().metrics());
        this.metricsByName = metrics.stream()
                .map(Located::value)
                .collect(Collectors.toMap(MonitoredMetric::name, metric -> metric, (first, later) -> first));
        this.roles = plan.metricRoles();
        this.names = WatchedNames.of(plan.monitoring().metrics(), MonitoredMetric::name);
        this.limits = LimitsByMetric.of(this);
        this.gates = ownPhases().stream()
                .flatMap(phase -> MeasuredGate.of(phase, names, limits).stream())
                .toList();
        this.gatesByPhase = gates.stream()
                .collect(Collectors.groupingBy(gate -> gate.phase().path()));
        this.users = new Users(population);
        this.traffic = users().countable().map(people -> Traffic.of(people, growthExponent()));
    }

    RolloutPlan plan() {
        return plan;
    }

    /** Who comes, by the plan or by whoever lints it. */
    Optional<Population> population() {
        return population;
    }

    /** Whether who comes is known, though the plan does not say it. */
    boolean isPopulationStated() {
        return plan.population().isEmpty() && population.isPresent();
    }

    Users users() {
        return users;
    }

    /** Whether the change is delivered by something that has steps of its own. */
    boolean hasDeliverySteps() {
        return plan.delivery()
                .filter(delivery -> !delivery.carrier().exposesAnyPercentage())
                .isPresent();
    }

    /** Whether a flag decides who is exposed, as far as is known. */
    boolean isDeliveredByFlag() {
        return plan.delivery().isEmpty() || plan.delivery().get().carrier() instanceof Delivery.Flag;
    }

    /** Whether this library derived the plan, so that everything it knows must be there. */
    boolean isDerived() {
        return plan.assessment().isPresent();
    }

    List<Located<RolloutPhase>> phases() {
        return phases;
    }

    /** The phases that this plan planned: those that an earlier one carried out speak of its metrics and its traffic. */
    List<Located<RolloutPhase>> ownPhases() {
        return phases.subList(carriedOut(), phases.size());
    }

    /** How many phases an earlier plan carried out; a plan may be told any number. */
    int carriedOut() {
        return Math.max(0, Math.min(plan.carriedOut(), phases.size()));
    }

    Optional<Located<RolloutPhase>> lastPhase() {
        return phases.isEmpty() ? Optional.empty() : Optional.of(phases.get(phases.size() - 1));
    }

    boolean isLast(Located<RolloutPhase> phase) {
        return lastPhase().filter(last -> last.path().equals(phase.path())).isPresent();
    }

    /** How long a phase is watched before it counts as passed: its soak, and after the last one the bake. */
    Optional<Duration> lengthOf(Located<RolloutPhase> phase) {
        return phase.value()
                .soak()
                .or(() -> isLast(phase) ? plan.timeline().bake().length() : Optional.empty());
    }

    /** The traffic, if it is known, with users that grow as the plan takes them to. */
    Optional<Traffic> traffic() {
        return traffic;
    }

    private double growthExponent() {
        return plan.exposure()
                .map(ledger -> ledger.basis().growthExponent())
                .orElseGet(EvidencePolicy.standard()::growthExponent);
    }

    List<Located<MonitoredMetric>> metrics() {
        return metrics;
    }

    /** Which metrics its texts mean. */
    WatchedNames names() {
        return names;
    }

    /** The metric that monitoring calls exactly so; of several, the first. */
    Optional<MonitoredMetric> metric(String name) {
        return Optional.ofNullable(metricsByName.get(name));
    }

    boolean isGuardrail(String metric) {
        return roles.get(metric) == GateRole.GUARDRAIL;
    }

    /** What gates, alerts and triggers say, metric by metric. */
    List<MetricLimits> limits() {
        return limits.all();
    }

    /** What it says of one of them. */
    MetricLimits limitsOf(String metric) {
        return limits.meantBy(metric);
    }

    /** The gates of all phases that this plan planned. */
    List<Located<Gate>> criteria() {
        return ownPhases().stream()
                .flatMap(phase ->
                        Located.each(phase.path("goLiveCriteria"), phase.value().goLiveCriteria()).stream())
                .toList();
    }

    /** The gates of these phases that read a metric. */
    List<MeasuredGate> gates() {
        return gates;
    }

    List<MeasuredGate> gatesOf(Located<RolloutPhase> phase) {
        return gatesByPhase.getOrDefault(phase.path(), List.of());
    }
}
