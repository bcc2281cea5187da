package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.internal.evidence.AcceptableLevel;
import io.github.rolloutplanner.internal.evidence.BaselineSample;
import io.github.rolloutplanner.internal.evidence.PowerAnalysis;
import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether it helps that a baseline was measured, and whether its triggers stand clear of what is not known of it. */
final class BaselineChecks {

    private BaselineChecks() {}

    static void measured(LintedPlan plan, Report report) {
        EvidenceBasis basis = plan.plan()
                .exposure()
                .map(ExposureLedger::basis)
                .orElseGet(() -> PowerAnalysis.basis(EvidencePolicy.standard(), 1, Duration.ZERO));
        BaselineSample sample = new BaselineSample(basis);
        for (Located<MonitoredMetric> located : plan.metrics()) {
            WatchedMetric.of(located.value())
                    .ifPresent(metric ->
                            sample.lacking(metric).ifPresent(enough -> report(located, metric, enough, basis, report)));
        }
    }

    /** Of plans whose evidence says how far their baselines may be off, and that end without a control group. */
    static void triggers(LintedPlan plan, Report report) {
        boolean isBesideControl = plan.lastPhase()
                .filter(last -> last.value().purpose() == PhasePurpose.HOLDBACK)
                .isPresent();
        if (isBesideControl || plan.plan().exposure().isEmpty()) {
            return;
        }
        AcceptableLevel known = AcceptableLevel.of(plan.plan().exposure().get().basis());
        Map<String, Metric> metrics = new HashMap<>();
        plan.metrics()
                .forEach(metric -> WatchedMetric.of(metric.value())
                        .ifPresent(watched -> metrics.putIfAbsent(watched.name(), watched)));
        for (Located<RollbackTrigger> trigger : Located.each(
                "rollback.automaticTriggers", plan.plan().rollback().automaticTriggers())) {
            plan.names().anyOf(trigger.value().condition()).stream()
                    .flatMap(limit -> Optional.ofNullable(metrics.get(limit.metric())).stream()
                            .filter(metric -> isInDoubt(metric, limit, known)))
                    .forEach(metric -> doubt(trigger, metric, known, report));
        }
    }

    private static boolean isInDoubt(Metric metric, Condition.OnMetric limit, AcceptableLevel known) {
        return limit.threshold()
                .level()
                .against(metric.baseline())
                .filter(level -> WatchedMetric.isWorse(metric, level)
                        && AcceptableLevel.farther(metric, level, known.drifted(metric))
                                .equals(known.drifted(metric)))
                .isPresent();
    }

    private static void doubt(Located<RollbackTrigger> trigger, Metric metric, AcceptableLevel known, Report report) {
        report.add(
                trigger.path(),
                LintLimitRows.TRIGGER_IN_DOUBT,
                fact("trigger", trigger.value().condition()),
                fact("metric", metric.name()),
                fact("baseline", metric.baseline()),
                fact("usual", known.drifted(metric)),
                fact("bad", metric.healthy() == Relation.BELOW ? "above" : "below"));
    }

    private static void report(
            Located<MonitoredMetric> located,
            Metric metric,
            Baseline.Measured enough,
            EvidenceBasis basis,
            Report report) {
        Baseline.Measured measured = (Baseline.Measured) metric.baselineSource();
        report.add(
                located.path("baselineSource"),
                metric.kind() == MetricKind.COUNT ? LintLimitRows.FEW_EVENTS : LintLimitRows.FEW_OBSERVATIONS,
                fact("metric", metric.name()),
                fact("baseline", metric.baseline()),
                fact("observations", measured.observations()),
                fact("window", measured.window()),
                fact("typed", basis.baselineUncertainty()),
                fact("enough", enough.observations()),
                fact("longer", enough.window()));
    }
}
