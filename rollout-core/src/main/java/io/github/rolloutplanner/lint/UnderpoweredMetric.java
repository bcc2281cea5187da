package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A metric whose gates are underpowered in some phases. */
final class UnderpoweredMetric {
    private static final String PERCENT = "%";

    private final List<GatePower> phases;
    private final GatePower first;

    UnderpoweredMetric(List<GatePower> phases) {
        this.phases = phases;
        this.first =
                phases.stream().filter(gate -> !gate.isObserver()).findFirst().orElse(phases.get(0));
    }

    void report(Report report) {
        boolean isUnknown = phases.stream().allMatch(GatePower::isUnknown);
        Rule unknown = unknown();
        Reason missing = unknown.reason(
                fact("metric", evidence().metric()), fact("baseline", evidence().baseline()));
        report.add(
                first.isObserver() ? Finding.Severity.INFO : Finding.Severity.WARNING,
                first.path(),
                first.isObserver() ? LintLimitRows.UNDERPOWERED_OBSERVER : LintLimitRows.UNDERPOWERED,
                fact("gate", named()),
                fact(
                        "phases",
                        phases.stream().map(GatePower::phaseName).distinct().toList()),
                fact("why", isUnknown ? unknown.text(missing) : samples()),
                fact("how", isUnknown ? unknown.advice(missing) : help()));
    }

    private GateEvidence evidence() {
        return first.evidence();
    }

    private String named() {
        return first.gate()
                .filter(gate -> phases.size() == 1)
                .map(gate -> gate.gate().toString())
                .orElse("on " + evidence().metric());
    }

    private String samples() {
        return phases.stream()
                .filter(gate -> !gate.isUnknown())
                .map(GatePower::sample)
                .collect(Collectors.joining(" "));
    }

    private String help() {
        List<String> help = new ArrayList<>();
        phases.forEach(gate -> gate.help().ifPresent(help::add));
        Rule looser = help.isEmpty() ? LintLimitRows.LOOSER_LIMIT : LintLimitRows.OR_LOOSER_LIMIT;
        LooserLimit.of(phases).ifPresent(limit -> help.add(limit.advice(looser)));
        return help.isEmpty()
                ? LintLimitRows.NOTHING_HELPS.advice(LintLimitRows.NOTHING_HELPS.reason())
                : String.join(" ", help);
    }

    /** What is missing to compute the power of such a metric. */
    private Rule unknown() {
        Optional<MonitoredMetric> metric = first.gate().flatMap(MeasuredGate::monitored);
        Quantity baseline = evidence().baseline();
        return switch (metric.flatMap(MonitoredMetric::kind).orElse(MetricKind.MEAN)) {
            case MEAN, SATURATION ->
                metric.filter(known -> known.standardDeviation().isPresent()).isPresent()
                        ? LintLimitRows.VAGUE_BASELINE
                        : LintLimitRows.NO_SPREAD;
            case RATE -> baseline.unit().equals(PERCENT) ? LintLimitRows.VAGUE_BASELINE : LintLimitRows.NO_RATE;
            case COUNT, QUANTILE -> baseline.value() > 0 ? LintLimitRows.NO_FREQUENCY : LintLimitRows.ZERO_BASELINE;
        };
    }
}
