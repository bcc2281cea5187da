package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.evidence.Calculation;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.evidence.SharedErrors;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan as the derivation of its choices and numbers, for a reader who wants to check them. */
final class Explanation {
    private final RolloutPlan plan;
    private final Outline out = new Outline();
    private final Optional<Calculation> working;

    private Explanation(RolloutPlan plan) {
        this.plan = plan;
        this.working = plan.population()
                .flatMap(population -> plan.exposure().map(ledger -> new Calculation(population, ledger.basis())));
    }

    static String of(RolloutPlan plan) {
        return new Explanation(plan).text();
    }

    private String text() {
        out.line(
                0,
                plan.feature() + ": " + Wording.of(plan.risk()) + " risk, "
                        + plan.strategy().label());
        plan.assessment().ifPresent(this::assessment);
        plan.delivery().ifPresent(delivery -> out.reasons(1, delivery.reasons()));
        out.reasons(1, plan.strategy().reasons());
        plan.urgency().ifPresent(this::urgency);
        working.ifPresent(known -> {
            out.line(0, "Significance levels");
            out.line(
                    1,
                    "x multiplies; z(u) is what a standard normal variable exceeds with probability u; a tail(k; ..) is");
            out.line(
                    1,
                    "the probability of k or more bad events. The significance level is the false positive rate (0.001 is");
            out.line(
                    1,
                    "once in a thousand), the power is the probability that a regression of the named size is detected.");
            out.lines(1, known.levels());
        });
        assumptions(plan.assumptions());
        plan.phases().forEach(this::phase);
        plan.experiment().filter(Experiment::enabled).ifPresent(this::experiment);
        rollback();
        success();
        timeline();
        plan.dates().ifPresent(dates -> PlanDates.explain(dates, out));
        return out.toString();
    }

    private void assessment(Assessment assessment) {
        out.reasons(1, assessment.riskReasons());
        out.reasons(1, assessment.needReasons());
    }

    private void urgency(PlannedUrgency urgency) {
        out.line(0, "Urgency");
        out.reasons(1, urgency.reasons());
        for (PlannedUrgency.PhasePrice phase : urgency.phases()) {
            out.line(1, phase.name() + ": " + phase.reason());
            phase.metrics().stream()
                    .filter(price -> !price.isUnseenAnyway())
                    .forEach(price -> out.line(2, price.reason().toString()));
        }
    }

    private void assumptions(List<Assumption> assumed) {
        if (!assumed.isEmpty()) {
            out.line(0, "Assumptions");
        }
        assumed.forEach(assumption -> {
            out.line(1, assumption.assumption());
            out.reasons(2, assumption.reasons());
            out.line(2, "instead: " + assumption.remedy());
        });
    }

    private void phase(RolloutPhase phase) {
        out.line(0, "Phase " + phase.number() + ", " + phase.name() + ": " + phase.targetGroup() + length(phase));
        out.reasons(1, phase.reasons());
        plan.exposure().ifPresent(ledger -> exposure(phase, ledger));
        phase.goLiveCriteria().forEach(gate -> gate(phase, gate));
    }

    private String length(RolloutPhase phase) {
        return phase.soak()
                .or(() -> plan.timeline().bake().length())
                .map(length -> ", " + Wording.of(length))
                .orElse("");
    }

    private void exposure(RolloutPhase phase, ExposureLedger ledger) {
        working.filter(known -> isIn(ledger, phase))
                .ifPresent(known -> out.arithmetic(
                        1, () -> known.of(ledger, phase.number() - 1, phase.evidence(), partOfOneVariant(phase))));
    }

    /** Whether the ledger has the phase: that of a plan with other phases may end before it. */
    private static boolean isIn(ExposureLedger ledger, RolloutPhase phase) {
        return phase.number() >= 1 && phase.number() <= ledger.phases().size();
    }

    private void gate(RolloutPhase phase, Gate gate) {
        out.line(1, gate + " (" + Wording.of(gate.role()) + ")");
        gate.condition().measured().ifPresent(measured -> {
            List<GateEvidence> known = phase.evidence().stream()
                    .filter(evidence -> evidence.metric().equals(measured.metric()))
                    .toList();
            known.forEach(evidence -> out.reasons(2, evidence.reasons()));
            watched(measured.metric()).ifPresent(metric -> margin(phase, metric, gate, measured.threshold()));
            known.forEach(evidence -> evidence(phase, evidence));
        });
        out.reasons(2, gate.reasons());
    }

    private Optional<MonitoredMetric> watched(String metric) {
        return plan.monitoring().metrics().stream()
                .filter(known -> known.name().equals(metric))
                .findFirst();
    }

    /** How far the gate is on the way from the baseline to the limit. */
    private void margin(RolloutPhase phase, MonitoredMetric metric, Gate gate, Threshold threshold) {
        if (gate.harmBudget().isPresent()
                && from(metric, phase) instanceof Quantity from
                && threshold.level() instanceof Quantity level
                && metric.limit().map(Threshold::level).orElse(level) instanceof Quantity to) {
            Gate.HarmBudget budget = gate.harmBudget().get();
            String start = Wording.of(budget.atStart());
            String full = Wording.of(budget.atFullPercentage());
            String part = Wording.of(budget.part());
            out.line(
                    2,
                    "part of the way: " + start + " x " + full + " / (" + full + " + "
                            + Wording.of(phase.percentage().fraction()) + " x (" + start + " - " + full + ")) = "
                            + part);
            out.line(
                    2,
                    "gate: " + number(from) + " + " + part + " x (" + number(to) + " - " + number(from) + ") = "
                            + number(level));
        }
    }

    /** Where the way to the limit begins: where the gate stands without a part of it, from zero at zero. */
    private static Level from(MonitoredMetric metric, RolloutPhase phase) {
        return phase.evidence().stream()
                .filter(evidence -> evidence.metric().equals(metric.name()))
                .flatMap(evidence -> evidence.acceptable().stream())
                .filter(acceptable -> isBeforeLimit(metric, acceptable))
                .<Level>map(acceptable -> acceptable)
                .findFirst()
                .orElse(metric.baseline());
    }

    private static boolean isBeforeLimit(MonitoredMetric metric, Quantity acceptable) {
        return metric.limit().map(Threshold::level).orElse(acceptable) instanceof Quantity limit
                && metric.baseline() instanceof Quantity baseline
                && baseline.value() != 0
                && Math.abs(acceptable.value() - baseline.value()) < Math.abs(limit.value() - baseline.value());
    }

    private static String number(Quantity quantity) {
        return Wording.of(quantity.value());
    }

    private void evidence(RolloutPhase phase, GateEvidence evidence) {
        MetricKind kind =
                watched(evidence.metric()).flatMap(MonitoredMetric::kind).orElse(MetricKind.RATE);
        plan.exposure()
                .filter(ledger -> isIn(ledger, phase))
                .map(ledger -> ledger.phases().get(phase.number() - 1))
                .ifPresent(exposed -> working.ifPresent(
                        known -> out.arithmetic(3, () -> known.of(evidence, kind, exposed, partOfOneVariant(phase)))));
    }

    private double partOfOneVariant(RolloutPhase phase) {
        return plan.experimentPhase()
                .map(tested -> new ExperimentSplit(
                                plan.experiment().orElseThrow().split())
                        .partIn(phase.number(), tested.number()))
                .orElse(1.0);
    }

    private void experiment(Experiment experiment) {
        out.line(0, "A/B test: " + experiment.hypothesis());
        out.reasons(1, experiment.reasons());
        experiment.metrics().stream()
                .findFirst()
                .flatMap(this::watched)
                .filter(metric -> metric.kind().equals(Optional.of(MetricKind.RATE)))
                .filter(metric -> experiment.sampleSizePerGroup().isPresent())
                .ifPresent(metric -> sampleSize(experiment, metric.baseline()));
    }

    private void sampleSize(Experiment experiment, Level baseline) {
        experiment.effect().ifPresent(effect -> {
            ExperimentSplit split = new ExperimentSplit(experiment.split());
            if (baseline instanceof Quantity today && experiment.power().isPresent()) {
                out.arithmetic(
                        2,
                        () -> Calculation.ofSampleSize(
                                today.value() / 100,
                                effect.fraction(),
                                split.ratio(),
                                SharedErrors.of(
                                        1 - experiment.confidence(),
                                        experiment.power().get(),
                                        experiment.metrics().get(0),
                                        plan.statisticalRoles(),
                                        plan.successMetrics(),
                                        split.comparisons())));
            }
        });
    }

    private void rollback() {
        out.line(0, "Rollback");
        out.reasons(1, plan.rollback().reasons());
        plan.rollback().reaction().ifPresent(reaction -> {
            out.reasons(1, reaction.reasons());
            out.line(
                    1,
                    "time to detect and to restore, seconds: " + seconds(reaction.timeToDetect()) + " + "
                            + seconds(reaction.propagation()) + " + " + seconds(reaction.cacheExpiry()) + " = "
                            + seconds(reaction.total()) + bound(reaction));
        });
    }

    private String bound(ReactionTime reaction) {
        return plan.rollback()
                .within()
                .length()
                .map(bound -> (reaction.total().compareTo(bound) <= 0 ? " <= " : " > ") + seconds(bound))
                .orElse("");
    }

    private void success() {
        out.line(0, "Success");
        for (Gate criterion : plan.successCriteria()) {
            out.line(1, criterion + " (success)");
            out.reasons(2, criterion.reasons());
            criterion
                    .condition()
                    .measured()
                    .ifPresent(measured -> plan.successEvidence().stream()
                            .filter(evidence -> evidence.metric().equals(measured.metric()))
                            .forEach(evidence -> last().ifPresent(phase -> evidence(phase, evidence))));
        }
    }

    private Optional<RolloutPhase> last() {
        return plan.phases().stream().reduce((before, phase) -> phase);
    }

    private static String seconds(Duration length) {
        return Wording.of(length.toSeconds());
    }

    private void timeline() {
        Timeline timeline = plan.timeline();
        List<String> hours = new ArrayList<>();
        out.line(0, "Timeline");
        span("preparation", timeline.preparation(), hours);
        for (int at = 0; at < timeline.phases().size(); at++) {
            span("phase " + (at + 1), timeline.phases().get(at), hours);
        }
        timeline.total()
                .length()
                .ifPresent(total ->
                        out.line(1, "hours to full rollout: " + String.join(" + ", hours) + " = " + hours(total)));
    }

    private void span(String what, TimeSpan span, List<String> hours) {
        span.length().ifPresent(length -> {
            hours.add(hours(length));
            out.line(1, what + ", hours: " + hours(length));
        });
    }

    private static String hours(Duration length) {
        return Wording.of(length.toSeconds() / 3600.0);
    }
}
