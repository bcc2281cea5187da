package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.rules.SaturationRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The gate of a resource in one phase: where its alert fires, or on hosts that all share, where the rise that a percentage
 * causes would take it there at 100%.
 */
final class SaturationGate {
    /** What gives the change hosts of its own; all else runs beside the previous behavior on the same ones. */
    private static final Set<Delivery.Kind> OWN_HOSTS = EnumSet.of(
            Delivery.Kind.DEPLOYMENT,
            Delivery.Kind.CONFIGURATION_PUSH,
            Delivery.Kind.FLEET,
            Delivery.Kind.INFRASTRUCTURE);

    private final Facts facts;
    private final MetricInRole measure;
    private final Metric metric;
    private final PhaseOutline outline;
    private final Percentage percentage;
    private final LimitPolicy limits;
    private final Quantity usual;
    private final Threshold alert;
    private final UrgentHandling urgent;

    SaturationGate(Facts facts, MetricInRole measure, PhaseOutline outline) {
        this.facts = facts;
        this.measure = measure;
        this.metric = measure.metric();
        this.outline = outline;
        this.percentage = outline.step().percentage();
        this.limits = facts.policy().limits();
        GateLevels levels = new GateLevels(facts.policy());
        this.usual = levels.usual(metric, Comparison.BASELINE);
        this.alert = levels.at(metric, limits.alertMargin(), usual);
        this.urgent = new UrgentHandling(facts);
    }

    Gate gate() {
        Threshold threshold = isProjected() ? projected() : alert;
        return Gate.builder()
                .condition(new Condition.OnMetric(metric.name(), threshold))
                .role(measure.role())
                .comparison(comparison())
                .tolerance(Readings.tolerance())
                .minimumSample(Readings.IN_A_ROW)
                .handling(urgent.of(metric, outline, handling()))
                .addReasons(level(threshold), persistent(threshold))
                .addAllReasons(urgent.reasons(metric, outline))
                .build();
    }

    private boolean hasOwnHosts() {
        return OWN_HOSTS.contains(facts.carrier().delivery().kind());
    }

    private boolean isFull() {
        return percentage.equals(Percentage.ONE_HUNDRED);
    }

    /** A typed baseline may be off by more than what a small percentage adds. */
    private boolean isProjected() {
        return !isFull() && !hasOwnHosts() && !isTyped() && !reachesLimit();
    }

    private boolean isTyped() {
        return metric.baselineSource() instanceof Baseline.Typed;
    }

    /** A range that reaches the limit leaves no way to it, so that the way begins at the baseline. */
    private boolean reachesLimit() {
        return metric.baselineSource() instanceof Baseline.Within within
                && within.part().compareTo(Percentage.ZERO) > 0
                && usual.equals(metric.baseline());
    }

    private Threshold projected() {
        return limits.at(metric, usual, limits.alertMargin() * percentage.fraction());
    }

    /** Hosts that were chosen are no random part of all. */
    private Comparison comparison() {
        boolean hasOthers = !isFull() && outline.audience() instanceof Audience.RandomPercentage;
        return hasOwnHosts() && hasOthers ? Comparison.CONTROL : Comparison.ABSOLUTE;
    }

    /** Beyond its gate a resource is on the way to its limit, which alone rolls back. */
    private GateHandling handling() {
        GateHandling usually =
                GateHandling.of(measure.role(), facts.policy().evidence().dataGrace());
        return measure.role() == GateRole.GUARDRAIL
                ? new GateHandling(
                        Response.ESCALATE,
                        usually.onInconclusive(),
                        usually.onNoData(),
                        usually.onSourceFailure(),
                        usually.grace())
                : usually;
    }

    private Reason persistent(Threshold threshold) {
        boolean rollsBack = measure.role() == GateRole.GUARDRAIL;
        return SaturationRows.PERSISTENT.reason(
                fact("metric", metric.name()),
                fact("users", facts.users()),
                fact("readings", Readings.IN_A_ROW),
                fact("gate", threshold.level()),
                fact("limit", rollsBack ? Optional.of(limits.limitOf(metric).level()) : Optional.empty()));
    }

    private Reason level(Threshold threshold) {
        if (isFull()) {
            return SaturationRows.FULL.reason(fact("percentage", percentage), fact("metric", metric.name()));
        }
        if (hasOwnHosts()) {
            return SaturationRows.DIRECT.reason(
                    delivery(),
                    fact("percentage", percentage),
                    fact("comparison", comparison() == Comparison.CONTROL ? List.of("control group") : List.of()));
        }
        if (isProjected() && threshold.level() instanceof Quantity now && alert.level() instanceof Quantity full) {
            return SaturationRows.PROJECTED.reason(
                    delivery(),
                    fact("percentage", percentage),
                    fact("users", facts.users()),
                    fact("metric", metric.name()),
                    fact("usual", usual),
                    fact("rise", rise(now)),
                    fact("fullRise", rise(full)),
                    fact("full", full));
        }
        if (metric.baselineSource() instanceof Baseline.Within within) {
            return SaturationRows.RANGE_TOO_WIDE.reason(
                    delivery(),
                    fact("percentage", percentage),
                    fact("users", facts.users()),
                    fact("metric", metric.name()),
                    fact("part", within.part()),
                    fact("baseline", metric.baseline()),
                    fact("limit", limits.limitOf(metric).level()));
        }
        return SaturationRows.NOT_PROJECTED.reason(
                delivery(),
                fact("percentage", percentage),
                fact("users", facts.users()),
                fact("metric", metric.name()));
    }

    private String rise(Quantity to) {
        return Wording.rounded(Math.abs(to.value() - usual.value()));
    }

    private Fact delivery() {
        return fact("delivery", facts.carrier().delivery().kind().phrase());
    }
}
