package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.detection.PlanBasis;
import io.github.rolloutplanner.internal.evidence.DesignEffect;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the requests of one user depend on each other by the plan: as the evidence of a phase says, else by the correlation that the
 * metric states and the requests of a user in the phase.
 *
 * @param plan the plan
 * @param metric the metric
 */
record PlannedDependence(RolloutPlan plan, MonitoredMetric metric) {

    /** How many times as much as independent ones the observations of each phase scatter, by the evidence of the gates of each. */
    List<Double> designEffects(List<Map<String, GateEvidence>> evidence) {
        List<Double> effects = new ArrayList<>();
        for (RolloutPhase phase : plan.phases()) {
            GateEvidence gate = evidence.get(effects.size()).get(metric.name());
            effects.add(gate == null ? stated(phase) : gate.designEffect());
        }
        return List.copyOf(effects);
    }

    /** The same of a time before the rollout: the longer it is, the more requests each user has made in it. */
    double designEffectBefore(Metric observed, Duration length) {
        double growth = PlanBasis.of(plan).growthExponent();
        return plan.population()
                .map(people -> DesignEffect.of(observed, Traffic.of(people, growth), length))
                .orElse(1.0);
    }

    /** Whether the plan says it: that requests are independent, or how they correlate and how many a user makes. */
    boolean isKnown() {
        boolean areRequests = metric.exposureUnit().equals(Optional.of(ExposureUnit.REQUEST))
                && !metric.kind().equals(Optional.of(MetricKind.COUNT));
        return !areRequests
                || metric.intraclassCorrelation().stream().anyMatch(stated -> stated == 0 || knowsRequests());
    }

    private boolean knowsRequests() {
        return plan.population()
                .filter(people -> people.requestsPerDay().isPresent())
                .isPresent();
    }

    private double stated(RolloutPhase phase) {
        double correlation = metric.intraclassCorrelation().orElse(0);
        boolean areUsers = metric.exposureUnit().equals(Optional.of(ExposureUnit.USER));
        return areUsers || correlation == 0 ? 1 : DesignEffect.of(requestsOfUser(plan, phase), correlation);
    }

    /** How many requests a user makes in a phase, at least 1. */
    static double requestsOfUser(RolloutPlan plan, RolloutPhase phase) {
        return plan.exposure().stream()
                .flatMap(ledger -> ledger.phases().stream())
                .filter(exposed -> exposed.phase() == phase.number() && exposed.users() > 0)
                .mapToDouble(PlannedDependence::requestsOfUser)
                .findFirst()
                .orElse(1);
    }

    private static double requestsOfUser(PhaseExposure exposed) {
        return Math.max(1, (double) exposed.requests().orElse(exposed.users()) / exposed.users());
    }
}
