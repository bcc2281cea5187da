package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Finding.Severity.ERROR;
import static io.github.rolloutplanner.lint.Finding.Severity.INFO;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.lint.Plans.gate;
import static io.github.rolloutplanner.metric.GateRole.GUARDRAIL;
import static io.github.rolloutplanner.metric.GateRole.OBSERVE;
import static io.github.rolloutplanner.metric.GateRole.SIGNAL;
import static io.github.rolloutplanner.metric.Response.HOLD;
import static io.github.rolloutplanner.metric.Response.IGNORE;
import static io.github.rolloutplanner.metric.Response.ROLL_BACK;
import static io.github.rolloutplanner.metric.Tolerance.consecutive;
import static io.github.rolloutplanner.metric.Tolerance.total;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gates that are underpowered, that do not say what happens without data, or that wait for nobody. */
final class GateCases {
    private static final Quantity LEAST = Quantity.of(Percentage.percent(0.25));

    static final List<RuleCase> ALL = List.of(
            RuleCase.of(
                            "criteria.decidable",
                            "two gates on one metric",
                            Plans.withPhase(
                                    1,
                                    phase -> phase.withGoLiveCriteria(
                                            gate("Conversion", "> 3.7%"), gate("Conversion", "> 3.8%"))))
                    .mendedBy(Plans.withPhase(1, phase -> phase.withGoLiveCriteria(gate("Conversion", "> 3.7%"))))
                    .finds(ERROR, "phases[1].goLiveCriteria"),
            RuleCase.of("criteria.decidable", "critical metrics without a gate", critical("Page views", "Tips"))
                    .mendedBy(critical())
                    .finds(ERROR, "phases[1].composition"),
            RuleCase.of("criteria.approver", "approvals by an owner who is not assigned", approvedBy(Optional.empty()))
                    .mendedBy(approvedBy(Optional.of("Checkout team")))
                    .finds(WARNING, "phases[0].goLiveCriteria[0]"),
            RuleCase.of(
                            "criteria.approver",
                            "a blank approver",
                            Plans.withGate(
                                    Gate.of(new Condition.Approval(Optional.of(" "), "no error"), GateRole.SIGNAL)))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "criteria.no-data",
                            "gates that do not say it",
                            Plans.withPhase(
                                    1,
                                    phase -> phase.withGoLiveCriteria(
                                            silent("API error rate", "< 0.17%"), silent("Checkout p95", "< +20%"))))
                    .finds(WARNING, "phases[1].goLiveCriteria"),
            RuleCase.of("criteria.no-data", "no data as good news", handledBy(IGNORE, HOLD))
                    .mendedBy(handledBy(HOLD, HOLD))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of("criteria.no-data", "nothing as bad news", handledBy(IGNORE, IGNORE))
                    .mendedBy(handledBy(HOLD, HOLD))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of("criteria.without-effect", "a guardrail that ignores its breach", breaking(GUARDRAIL, IGNORE))
                    .mendedBy(breaking(GUARDRAIL, HOLD))
                    .finds(ERROR, "phases[1].goLiveCriteria[0]"),
            RuleCase.of("criteria.without-effect", "a signal that ignores its breach", breaking(SIGNAL, IGNORE))
                    .mendedBy(breaking(OBSERVE, IGNORE))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of("criteria.without-effect", "more breaches than two days have minutes", tolerating(total(2_881)))
                    .mendedBy(tolerating(total(2_880)))
                    .finds(ERROR, "phases[1].goLiveCriteria[0]"),
            RuleCase.of("criteria.without-effect", "more in a row than are remembered", tolerating(consecutive(65)))
                    .mendedBy(tolerating(consecutive(64)))
                    .finds(ERROR, "phases[1].goLiveCriteria[0]"),
            RuleCase.of("criteria.without-effect", "a grace of ten years", waiting(Duration.ofDays(3650)))
                    .mendedBy(waiting(Duration.ofDays(1)))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "evidence.too-small",
                            "a guardrail that is underpowered",
                            seeing(evidence(Verdict.UNDERPOWERED)))
                    .mendedBy(seeing(evidence(Verdict.POWERED)))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "evidence.too-small",
                            "a gate that only observes",
                            observing(seeing(evidence(Verdict.UNDERPOWERED))))
                    .mendedBy(observing(seeing(evidence(Verdict.POWERED))))
                    .finds(INFO, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "evidence.too-small",
                            "of two gates on a metric, the one at the effect",
                            Plans.withPhase(
                                    1,
                                    phase -> phase.withGoLiveCriteria(
                                                    gate("API error rate", "< 0.16%"),
                                                    gate("API error rate", "< 0.17%"))
                                            .withEvidence(List.of(evidence(Verdict.UNDERPOWERED)))))
                    .finds(WARNING, "phases[1].goLiveCriteria[1]"),
            RuleCase.of(
                            "evidence.too-small",
                            "evidence of a gate that is gone",
                            Plans.withPhase(
                                    0,
                                    phase -> phase.withEvidence(List.of(
                                            Evidences.of(Verdict.UNDERPOWERED).build()))))
                    .finds(WARNING, "phases[0].evidence[0]"),
            RuleCase.of(
                            "evidence.success-too-small",
                            "a criterion that waits for what the bake cannot show",
                            Plans.withSuccessEvidence(
                                    GateRole.SUCCESS,
                                    Evidences.of(Verdict.UNDERPOWERED).build()))
                    .mendedBy(Plans.withSuccessEvidence(
                            GateRole.SUCCESS, Evidences.of(Verdict.POWERED).build()))
                    .finds(WARNING, "successCriteria[0]"),
            RuleCase.of(
                            "evidence.success-too-small",
                            "a criterion that only observes",
                            Plans.withSuccessEvidence(
                                    GateRole.OBSERVE,
                                    Evidences.of(Verdict.UNDERPOWERED).build()))
                    .mendedBy(Plans.withSuccessEvidence(
                            GateRole.OBSERVE, Evidences.of(Verdict.POWERED).build()))
                    .finds(INFO, "successCriteria[0]"),
            RuleCase.of("evidence.too-small", "a foreign plan with little traffic", foreign(240_000))
                    .mendedBy(foreign(24_000_000))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"));

    private GateCases() {}

    private static RolloutPlan critical(String... metrics) {
        return Plans.withPhase(
                1, phase -> phase.withComposition(GateComposition.all().withCritical(metrics)));
    }

    private static RolloutPlan approvedBy(Optional<String> approver) {
        Condition approval = new Condition.Approval(approver, "no critical error");
        return Plans.withPhase(
                0,
                phase -> phase.withGoLiveCriteria(
                        Gate.of(approval, GateRole.SIGNAL), Gate.of(approval, GateRole.SIGNAL)));
    }

    /** As in the contract, which has no place for what follows from missing data. */
    static RolloutPlan silentAndForeign() {
        return Plans.foreign()
                .withPhases(SOUND.phases().stream()
                        .map(phase -> phase.withGoLiveCriteria(phase.goLiveCriteria().stream()
                                .map(gate -> Gate.of(gate.condition(), gate.role()))
                                .toArray(Gate[]::new)))
                        .toList());
    }

    private static Gate silent(String metric, String threshold) {
        return Gate.of(gate(metric, threshold).condition(), GateRole.GUARDRAIL);
    }

    private static RolloutPlan handledBy(Response onNoData, Response onSourceFailure) {
        return Plans.withGate(gate("API error rate", "< 0.17%")
                .withHandling(new GateHandling(ROLL_BACK, HOLD, onNoData, onSourceFailure, Duration.ofHours(1))));
    }

    private static RolloutPlan breaking(GateRole role, Response onBreach) {
        return Plans.withGate(gate("API error rate", "< 0.17%")
                .withRole(role)
                .withHandling(new GateHandling(onBreach, HOLD, HOLD, HOLD, Duration.ofHours(1))));
    }

    private static RolloutPlan tolerating(Tolerance tolerance) {
        return Plans.withGate(gate("API error rate", "< 0.17%").withTolerance(tolerance));
    }

    private static RolloutPlan waiting(Duration grace) {
        return Plans.withGate(gate("API error rate", "< 0.17%").withHandling(GateHandling.of(GUARDRAIL, grace)));
    }

    private static GateEvidence evidence(Verdict verdict) {
        return Evidences.of(verdict).minimumDetectableEffect(LEAST).build();
    }

    private static RolloutPlan seeing(GateEvidence evidence) {
        return Plans.withPhase(1, phase -> phase.withEvidence(List.of(evidence)));
    }

    private static RolloutPlan observing(RolloutPlan plan) {
        return plan.withPhases(plan.phases().stream()
                .map(phase -> phase.evidence().isEmpty()
                        ? phase
                        : phase.withGoLiveCriteria(gate("API error rate", "< 0.17%", GateRole.OBSERVE))
                                .withEvidence(phase.evidence()))
                .toList());
    }

    private static RolloutPlan foreign(long requests) {
        return Plans.with(
                SOUND.risk(),
                Optional.<RolloutNeed>empty(),
                Optional.of(Population.ofUsersPerDay(120_000).withRequestsPerDay(requests)),
                SOUND.experiment(),
                SOUND.successCriteria());
    }
}
