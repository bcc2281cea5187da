package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.EvidencePolicy;
import io.github.rolloutplanner.evidence.Traffic;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A plan as the checks look at it. */
final class LintedPlan {
    private final RolloutPlan plan;
    private final List<Placed<RolloutPhase>> phases;
    private final List<Placed<MonitoredMetric>> metrics;
    private final LimitsByMetric limits;
    private final List<MeasuredGate> gates;

    LintedPlan(RolloutPlan plan) {
        this.plan = plan;
        this.phases = Placed.each("phases", plan.phases());
        this.metrics = Placed.each("monitoring.metrics", plan.monitoring().metrics());
        this.limits = LimitsByMetric.of(this);
        this.gates = phases.stream()
                .flatMap(phase -> MeasuredGate.of(phase, limits).stream())
                .toList();
    }

    RolloutPlan plan() {
        return plan;
    }

    People people() {
        return new People(plan.population());
    }

    /** Whether this library derived the plan, so that everything it knows must be there. */
    boolean isDerived() {
        return plan.assessment().isPresent();
    }

    List<Placed<RolloutPhase>> phases() {
        return phases;
    }

    Optional<Placed<RolloutPhase>> lastPhase() {
        return phases.isEmpty() ? Optional.empty() : Optional.of(phases.get(phases.size() - 1));
    }

    /** How long a phase is looked at before it counts as passed: its soak, and on the last one the bake. */
    Optional<Duration> lengthOf(Placed<RolloutPhase> phase) {
        boolean isLast = lastPhase().filter(phase::equals).isPresent();
        return phase.value().soak().or(() -> isLast ? plan.timeline().bake().length() : Optional.empty());
    }

    /** The traffic, if it is known, with users that grow as the plan takes them to. */
    Optional<Traffic> traffic() {
        double growth = plan.exposure()
                .map(ledger -> ledger.basis().growthExponent())
                .filter(exponent -> exponent >= 0 && exponent <= 1)
                .orElseGet(EvidencePolicy.standard()::growthExponent);
        return people().countable()
                .map(population ->
                        Traffic.of(population, EvidencePolicy.standard().withGrowthExponent(growth)));
    }

    List<Placed<MonitoredMetric>> metrics() {
        return metrics;
    }

    /** What gates, alerts and triggers say, metric by metric. */
    List<MetricLimits> limits() {
        return limits.all();
    }

    /** The gates of all phases. */
    List<Placed<Gate>> criteria() {
        return phases.stream()
                .flatMap(phase ->
                        Placed.each(phase.path("goLiveCriteria"), phase.value().goLiveCriteria()).stream())
                .toList();
    }

    /** The gates of all phases that read a metric. */
    List<MeasuredGate> gates() {
        return gates;
    }

    List<MeasuredGate> gatesOf(Placed<RolloutPhase> phase) {
        return gates.stream().filter(gate -> gate.phase().equals(phase)).toList();
    }
}
