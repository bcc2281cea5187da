package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.internal.evidence.BaselineSample;
import io.github.rolloutplanner.internal.evidence.PowerAnalysis;
import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;

/** Whether it helps that a baseline was measured. */
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
