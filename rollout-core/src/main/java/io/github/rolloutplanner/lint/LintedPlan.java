package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/** A plan as the checks look at it. */
final class LintedPlan {
    private final RolloutPlan plan;
    private final List<Placed<RolloutPhase>> phases;
    private final List<Placed<MonitoredMetric>> metrics;
    private final List<MetricLimits> limits;

    LintedPlan(RolloutPlan plan) {
        this.plan = plan;
        this.phases = Placed.each("phases", plan.phases());
        this.metrics = Placed.each("monitoring.metrics", plan.monitoring().metrics());
        this.limits = LimitsByMetric.of(this);
    }

    RolloutPlan plan() {
        return plan;
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

    List<Placed<MonitoredMetric>> metrics() {
        return metrics;
    }

    /** What gates, alerts and triggers say, metric by metric. */
    List<MetricLimits> limits() {
        return limits;
    }
}
