package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A gate that reads a metric, and what the plan knows of that metric.
 *
 * @param phase where it stands
 * @param placed the gate
 * @param kept what the metric must keep
 * @param limits everything that the plan says of the metric
 */
record MeasuredGate(Located<RolloutPhase> phase, Located<Gate> placed, Threshold kept, MetricLimits limits) {
    private static final Set<MetricFamily> OF_USERS = EnumSet.of(MetricFamily.USER, MetricFamily.BUSINESS);

    static List<MeasuredGate> of(Located<RolloutPhase> phase, WatchedNames names, LimitsByMetric limits) {
        return Located.each(phase.path("goLiveCriteria"), phase.value().goLiveCriteria()).stream()
                .flatMap(gate -> names.allOf(gate.value().condition()).stream()
                        .map(on -> new MeasuredGate(phase, gate, on.threshold(), limits.meantBy(on.metric()))))
                .toList();
    }

    Gate gate() {
        return placed.value();
    }

    String path() {
        return placed.path();
    }

    boolean isObserver() {
        return gate().role() == GateRole.OBSERVE;
    }

    /** The name by which monitoring knows the metric, else the gate's own. */
    String metric() {
        return limits.metric();
    }

    Optional<MonitoredMetric> monitored() {
        return limits.monitored();
    }

    Optional<Quantity> baseline() {
        return monitored().flatMap(LimitScale::baselineOf);
    }

    /** The level of the gate in the unit of the baseline. */
    Optional<Quantity> level() {
        return baseline().flatMap(today -> kept.level().understood().against(today));
    }

    /** Whether the metric is about what users do, as far as is known. */
    boolean isOfUsers() {
        return monitored()
                .flatMap(MonitoredMetric::family)
                .filter(OF_USERS::contains)
                .isPresent();
    }
}
