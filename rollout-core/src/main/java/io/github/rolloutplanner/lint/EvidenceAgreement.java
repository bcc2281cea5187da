package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.evidence.LevelShare;
import io.github.rolloutplanner.internal.evidence.PlannedTraffic;
import io.github.rolloutplanner.internal.rules.LintAgreementRows;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether evidence is about the gates, the metrics and the traffic of its plan. */
final class EvidenceAgreement {
    private static final String SUCCESS = "successEvidence";
    private static final String EVIDENCE = "its evidence";
    private static final String GATE = "its gate";
    private static final String MONITORING = "monitoring";
    private static final String BASIS = "the exposure";

    private final LintedPlan plan;
    private final Report report;
    private final Optional<EvidenceBasis> basis;
    private final Optional<PlannedTraffic> traffic;

    private EvidenceAgreement(LintedPlan plan, Report report) {
        this.plan = plan;
        this.report = report;
        this.basis = plan.plan().exposure().map(ExposureLedger::basis);
        this.traffic = PlannedPhases.traffic(plan);
    }

    static void check(LintedPlan plan, Report report) {
        new EvidenceAgreement(plan, report).check();
    }

    private void check() {
        missing();
        for (int at = plan.carriedOut(); at < plan.phases().size(); at++) {
            Located<RolloutPhase> phase = plan.phases().get(at);
            Map<String, List<Located<Gate>>> gates =
                    byMetric(phase.path("goLiveCriteria"), phase.value().goLiveCriteria());
            for (Located<GateEvidence> evidence :
                    Located.each(phase.path("evidence"), phase.value().evidence())) {
                gates(phase, evidence, on(evidence, gates));
                numbers(at, evidence, comparer(evidence).in(phase.value().name()));
            }
        }
        Map<String, List<Located<Gate>>> criteria =
                byMetric("successCriteria", plan.plan().successCriteria());
        for (Located<GateEvidence> evidence : Located.each(SUCCESS, plan.plan().successEvidence())) {
            criteria(evidence, on(evidence, criteria));
            if (!plan.phases().isEmpty()) { // else there is no bake that they could be of
                numbers(plan.phases().size() - 1, evidence, comparer(evidence));
            }
        }
    }

    private Comparer comparer(Located<GateEvidence> evidence) {
        return new Comparer(report, LintAgreementRows.EVIDENCE_DIFFERS)
                .of(evidence.value().metric());
    }

    /** What is computed for one gate is computed for all. */
    private void missing() {
        Map<MeasuredGate, String> missing = new LinkedHashMap<>();
        plan.ownPhases().stream()
                .filter(phase ->
                        isComputed() && Percentages.exposesUsers(phase.value().percentage()))
                .forEach(phase -> missing(phase)
                        .forEach(gate -> missing.put(gate, phase.value().name())));
        missing.keySet().stream()
                .findFirst()
                .ifPresent(first -> report.add(
                        Finding.Severity.WARNING,
                        first.path(),
                        LintAgreementRows.NO_EVIDENCE,
                        fact(
                                "metrics",
                                missing.keySet().stream()
                                        .map(MeasuredGate::metric)
                                        .distinct()
                                        .toList()),
                        fact("phases", missing.values().stream().distinct().toList())));
    }

    /** Of a resource, no number of requests is evidence. */
    private static boolean isRead(MeasuredGate gate) {
        return gate.monitored().flatMap(MonitoredMetric::kind).equals(Optional.of(MetricKind.SATURATION));
    }

    private List<MeasuredGate> missing(Located<RolloutPhase> phase) {
        Set<String> known =
                phase.value().evidence().stream().map(GateEvidence::metric).collect(Collectors.toSet());
        return plan.gatesOf(phase).stream()
                .filter(gate -> !known.contains(gate.metric()) && gate.level().isPresent())
                .filter(gate -> !isRead(gate))
                .toList();
    }

    private void gates(Located<RolloutPhase> phase, Located<GateEvidence> evidence, List<Located<Gate>> gates) {
        Comparer comparer = comparer(evidence).in(phase.value().name());
        needsGate(evidence, gates, comparer);
        for (Located<Gate> gate : gates) {
            gate(gate, evidence.value(), comparer);
            level(gate, evidence.value(), comparer);
            same(gate.path("comparison"), "comparison", gate.value().comparison(), evidence.value(), comparer);
        }
    }

    private void criteria(Located<GateEvidence> evidence, List<Located<Gate>> gates) {
        needsGate(evidence, gates, comparer(evidence));
        // Several criteria may be on one metric; the one that is to be better has the sample.
        gates.stream().findFirst().ifPresent(gate -> gate(gate, evidence.value(), comparer(evidence)));
    }

    private void needsGate(Located<GateEvidence> evidence, List<Located<Gate>> gates, Comparer comparer) {
        if (gates.isEmpty() && isComputed()) {
            comparer.say(evidence.path(), LintAgreementRows.NO_GATE);
        }
    }

    /** Whether the plan says what its evidence was computed with, so that nothing of it may be left out. */
    private boolean isComputed() {
        return basis.isPresent();
    }

    /** The gates by the metric that each is on; it may stand in words, and is read once. */
    private Map<String, List<Located<Gate>>> byMetric(String path, List<Gate> gates) {
        Map<String, List<Located<Gate>>> byMetric = new HashMap<>();
        for (Located<Gate> gate : Located.each(path, gates)) {
            plan.names()
                    .allOf(gate.value().condition())
                    .forEach(on -> byMetric.computeIfAbsent(on.metric(), first -> new ArrayList<>())
                            .add(gate));
        }
        return byMetric;
    }

    private static List<Located<Gate>> on(Located<GateEvidence> evidence, Map<String, List<Located<Gate>>> gates) {
        return gates.getOrDefault(evidence.value().metric(), List.of());
    }

    private void gate(Located<Gate> gate, GateEvidence evidence, Comparer comparer) {
        if (gate.value().minimumSample().isPresent() || isComputed()) {
            comparer.saying(LintAgreementRows.MINIMUM_SAMPLE)
                    .same(
                            gate.path("minimumSample"),
                            "minimum sample",
                            GATE,
                            gate.value().minimumSample(),
                            EVIDENCE,
                            evidence.needed());
        }
    }

    private static void same(
            String path, String what, Optional<Comparison> found, GateEvidence evidence, Comparer comparer) {
        found.ifPresent(comparison -> comparer.same(path, what, GATE, comparison, EVIDENCE, evidence.comparison()));
    }

    private static void level(Located<Gate> gate, GateEvidence evidence, Comparer comparer) {
        gate.value()
                .condition()
                .measured()
                .flatMap(on -> on.threshold().level().understood().against(evidence.baseline()))
                .ifPresent(level -> comparer.near(
                        gate.path("condition"),
                        "level",
                        GATE,
                        OptionalDouble.of(level.value()),
                        EVIDENCE,
                        evidence.harm().value()));
    }

    private void numbers(int at, Located<GateEvidence> evidence, Comparer comparer) {
        if (isComputed()) {
            verdict(evidence, comparer);
        }
        plan.metric(evidence.value().metric()).ifPresent(metric -> {
            metric(metric, evidence, comparer);
            traffic.ifPresent(known -> traffic(known, at, metric, evidence, comparer));
        });
        basis.ifPresent(known -> {
            comparer.same(
                    evidence.path("power"), "power", EVIDENCE, evidence.value().power(), BASIS, known.power());
            if (known.looks() == TestDesign.SEQUENTIAL) {
                levels(known, at, evidence, comparer);
            }
        });
    }

    private static void verdict(Located<GateEvidence> evidence, Comparer comparer) {
        GateEvidence gate = evidence.value();
        boolean isEnough = gate.needed().isPresent() && gate.needed().getAsLong() <= gate.available();
        if (isEnough != (gate.verdict() != Verdict.UNDERPOWERED)
                || isEnough != gate.reachedAfter().isPresent()) {
            comparer.say(
                    evidence.path("verdict"),
                    LintAgreementRows.VERDICT,
                    fact("verdict", gate.verdict()),
                    fact("after", gate.reachedAfter()),
                    fact("available", Wording.count(gate.available(), gate.unit())),
                    fact("needed", gate.needed().stream().boxed().findFirst()));
        }
        if (gate.allocationRatio().isPresent() != (gate.comparison() == Comparison.CONTROL)) {
            comparer.say(
                    evidence.path("allocationRatio"),
                    LintAgreementRows.CONTROL_GROUP,
                    fact("comparison", gate.comparison()),
                    fact("ratio", gate.allocationRatio().orElse(0)));
        }
    }

    /** A guardrail shares its level with the others, and with all days on which a regression may begin. */
    private void levels(EvidenceBasis known, int at, Located<GateEvidence> evidence, Comparer comparer) {
        boolean isSuccess = evidence.path().startsWith(SUCCESS);
        boolean isGuardrail = !isSuccess && plan.isGuardrail(evidence.value().metric());
        double level = known.significanceLevel();
        comparer.near(
                evidence.path("significanceLevel"),
                "significance level",
                EVIDENCE,
                OptionalDouble.of(evidence.value().significanceLevel()),
                BASIS,
                isGuardrail ? level / known.tests() * LevelShare.OF_COMPARISON : level);
        traffic.filter(phases -> isGuardrail && isFromTheStart())
                .ifPresent(phases -> comparer.near(
                        evidence.path("onsetWeight"),
                        "weight of its first day",
                        EVIDENCE,
                        OptionalDouble.of(evidence.value().onsetWeight()),
                        "the phases",
                        OnsetTally.weight(phases.firstStretch(at))));
    }

    /** Whether all days before are those that the evidence was computed for. */
    private boolean isFromTheStart() {
        return plan.carriedOut() == 0;
    }

    private static void metric(MonitoredMetric metric, Located<GateEvidence> evidence, Comparer comparer) {
        GateEvidence gate = evidence.value();
        metric.exposureUnit()
                .ifPresent(unit -> comparer.same(
                        evidence.path("exposureUnit"), "unit", EVIDENCE, gate.exposureUnit(), MONITORING, unit));
        LimitScale.baselineOf(metric)
                .ifPresent(baseline -> comparer.same(
                        evidence.path("baseline"), "baseline", EVIDENCE, gate.baseline(), MONITORING, baseline));
        metric.standardDeviation()
                .ifPresent(deviation -> comparer.near(
                        evidence.path("standardDeviation"),
                        "standard deviation",
                        EVIDENCE,
                        gate.standardDeviation(),
                        MONITORING,
                        deviation));
        if (metric.kind().equals(Optional.of(MetricKind.RATE))) {
            rate(evidence.path("baselineRate"), gate.baselineRate(), gate.baseline(), comparer);
            rate(evidence.path("harmRate"), gate.harmRate(), gate.harm(), comparer);
            gate.acceptable()
                    .ifPresent(level -> rate(evidence.path("acceptableRate"), gate.acceptableRate(), level, comparer));
        }
    }

    /** Of a rate that is healthy when it is high, what is left is bad. */
    private static void rate(String path, OptionalDouble found, Quantity level, Comparer comparer) {
        double rate = level.value() / 100;
        double closer =
                found.isPresent() && Math.abs(found.getAsDouble() - rate) > Math.abs(found.getAsDouble() - 1 + rate)
                        ? 1 - rate
                        : rate;
        comparer.near(path, "rate", EVIDENCE, found, "its level", closer);
    }

    private static void traffic(
            PlannedTraffic traffic, int at, MonitoredMetric metric, Located<GateEvidence> evidence, Comparer comparer) {
        GateEvidence gate = evidence.value();
        metric.kind()
                .ifPresent(kind -> comparer.near(
                        evidence.path("available"),
                        "available sample",
                        EVIDENCE,
                        gate.available(),
                        "the traffic",
                        traffic.available(gate, kind, at)));
        WatchedMetric.of(metric)
                .ifPresent(watched -> comparer.near(
                        evidence.path("designEffect"),
                        "design effect",
                        EVIDENCE,
                        OptionalDouble.of(gate.designEffect()),
                        "the traffic",
                        traffic.designEffect(watched, at)));
    }
}
