package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the defects that a policy names cost in a phase: bad events until they are detected and rolled back. */
final class Defects {
    /** So many error budgets are all that a percentage can say. */
    private static final double MOST_BUDGETS = 1e7;

    private final Traffic traffic;
    private final EvidencePolicy policy;
    private final Detections detections;
    private final List<Metric> metrics;
    private final Duration noticing;
    private final Duration rollback;

    /**
     * @param metrics those whose events are counted
     * @param noticing from enough observations until the on-call knows
     * @param rollback until the change is back
     */
    Defects(
            Traffic traffic,
            EvidencePolicy policy,
            Detections detections,
            List<Metric> metrics,
            Duration noticing,
            Duration rollback) {
        this.traffic = traffic;
        this.policy = policy;
        this.detections = detections;
        this.metrics = metrics;
        this.noticing = noticing;
        this.rollback = rollback;
    }

    /**
     * @param firstStretch number of the stretch with which the phase begins
     */
    List<DefectCost> in(PhaseSpan phase, long firstStretch) {
        TestLevels levels = detections.levels(GateRole.GUARDRAIL, firstStretch);
        List<DefectCost> costs = new ArrayList<>();
        if (phase.percentage().compareTo(Percentage.ZERO) > 0) {
            for (Metric metric : metrics) {
                costs.addAll(in(phase, metric, levels));
            }
        }
        return costs;
    }

    private List<DefectCost> in(PhaseSpan phase, Metric metric, TestLevels levels) {
        MetricPower detection = detections.power(metric, metric.baseline(), phase.group(), phase.length(), levels);
        // Zero also where the metric is no rate: nothing is counted then.
        double today = detection.rateAt(metric.baseline()).orElse(0);
        ExpectedSample supply = detections.supply(metric, phase.group());
        List<DefectCost> costs = new ArrayList<>();
        for (double factor : policy.defects()) {
            if (today > 0 && factor * today <= 1) {
                costs.add(cost(phase, metric, factor, (factor - 1) * today, detection, supply, levels));
            }
        }
        return costs;
    }

    private DefectCost cost(
            PhaseSpan phase,
            Metric metric,
            double factor,
            double rise,
            MetricPower detection,
            ExpectedSample supply,
            TestLevels levels) {
        double needed = detection.needed(rise);
        Optional<Duration> seen = levels.seenAfter(needed, supply, phase.length());
        Duration lasts = seen.isPresent() ? seen.get().plus(noticed(metric)).plus(rollback) : phase.length();
        double extra = rise * supply.during(lasts);
        return new DefectCost(metric.name(), factor, seen, lasts, Math.round(extra), budgetUse(metric, extra));
    }

    /** Until enough observations are looked at; their own delay is over when they are there. */
    private Duration noticed(Metric metric) {
        return metric.delay().isZero() ? noticing : policy.lookEvery();
    }

    private Optional<DefectCost.BudgetUse> budgetUse(Metric metric, double extra) {
        if (metric.slo().isEmpty()) {
            return Optional.empty();
        }
        Slo promise = metric.slo().get();
        double budget = (1 - promise.objective().fraction())
                * new ExpectedSample(traffic, metric, 1, Duration.ZERO).in(promise.window());
        return budget > 0
                ? Optional.of(
                        new DefectCost.BudgetUse(budget, Percentage.ofFraction(Math.min(MOST_BUDGETS, extra / budget))))
                : Optional.empty();
    }
}
