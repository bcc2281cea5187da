package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.FindingSeverity.INFO;
import static io.github.rolloutplanner.lint.FindingSeverity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.lint.Plans.gate;
import static io.github.rolloutplanner.metric.Response.HOLD;
import static io.github.rolloutplanner.metric.Response.IGNORE;
import static io.github.rolloutplanner.metric.Response.ROLL_BACK;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gates that cannot see, that say nothing, or that wait for nobody. */
final class GateCases {
    private static final Quantity LEAST = Quantity.of(Percentage.percent(0.25));

    static final List<RuleCase> ALL = List.of(
            RuleCase.of("criteria.approver", "an owner who is not assigned", approvedBy("The rollout owner"))
                    .mendedBy(approvedBy("Team Checkout"))
                    .finds(
                            WARNING,
                            "phases[0].goLiveCriteria[0]",
                            "2 gates wait for 'The rollout owner', which names nobody.",
                            "Say which person or team approves, before the first phase waits for them."),
            RuleCase.of(
                            "criteria.approver",
                            "a blank approver",
                            Plans.withGate(Gate.of(new Condition.Approval(" ", "no error"), GateRole.SIGNAL)))
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria[0]",
                            "1 gate waits for ' ', which names nobody.",
                            "Say which person or team approves, before the first phase waits for them."),
            RuleCase.of(
                            "criteria.no-data",
                            "gates that do not say it",
                            Plans.withPhase(
                                    1,
                                    phase -> phase.withGoLiveCriteria(
                                            silent("Error rate", "< 0.17%"), silent("Checkout p95", "< +20%"))))
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria",
                            "Phase 'Pilot' does not say what follows when no data come for 'API error rate' and 'Checkout p95'.",
                            "Say it for each gate: hold, and after a while call a person."),
            RuleCase.of("criteria.no-data", "no data as good news", handledBy(IGNORE, HOLD))
                    .mendedBy(handledBy(HOLD, HOLD))
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Error rate < 0.17%' lets the rollout continue when no data come, so that what is broken counts as good news.",
                            "Hold or escalate then, or take the role observe, which decides nothing."),
            RuleCase.of("criteria.no-data", "nothing as bad news", handledBy(IGNORE, IGNORE))
                    .mendedBy(handledBy(HOLD, HOLD))
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Error rate < 0.17%' lets the rollout continue when no data come or the source of the metric cannot be read, so that what is broken counts as good news.",
                            "Hold or escalate then, or take the role observe, which decides nothing."),
            RuleCase.of("evidence.too-small", "a guardrail that is blind", seeing(evidence(Verdict.UNDERPOWERED)))
                    .mendedBy(seeing(evidence(Verdict.POWERED)))
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Error rate < 0.17%' cannot see its harm in 'Pilot'. To tell 0.17% from 0.1% takes 34,000 requests (level 0.05, power 0.8), and 5% for 1 day brings 8,500 requests. The least that it can see there is 0.25%.",
                            "A larger percentage or a soak of 4 days would bring the 34,000 requests that it needs. With a gate at 0.25% or more it could see its harm. Without that, give the gate the role observe, so that nobody relies on it."),
            RuleCase.of(
                            "evidence.too-small",
                            "a gate that only observes",
                            observing(seeing(evidence(Verdict.UNDERPOWERED))))
                    .mendedBy(observing(seeing(evidence(Verdict.POWERED))))
                    .finds(
                            INFO,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Error rate < 0.17%' decides nothing in 'Pilot'. To tell 0.17% from 0.1% takes 34,000 requests (level 0.05, power 0.8), and 5% for 1 day brings 8,500 requests. The least that it can see there is 0.25%.",
                            "A larger percentage or a soak of 4 days would bring the 34,000 requests that it needs. With a gate at 0.25% or more it could see its harm."),
            RuleCase.of(
                            "evidence.too-small",
                            "evidence of a gate that is gone",
                            Plans.withPhase(
                                    0,
                                    phase -> phase.withEvidence(List.of(Detectabilities.of(Verdict.UNDERPOWERED)
                                            .build()))))
                    .finds(
                            WARNING,
                            "phases[0].evidence[0]",
                            "The gate on 'API error rate' cannot see its harm in 'Internal'. To tell 0.17% from 0.1% takes 34,000 requests (level 0.05, power 0.8), and 0% for 1 day brings 8,500 requests. No harm is large enough for it to see there.",
                            "A larger percentage or a soak of 4 days would bring the 34,000 requests that it needs. Without that, give the gate the role observe, so that nobody relies on it."),
            RuleCase.of("evidence.too-small", "a foreign plan with little traffic", foreign(240_000))
                    .mendedBy(foreign(2_400_000))
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Error rate < 0.17%' cannot see its harm in 'Pilot'. To tell 0.17% from 0.1% takes 82,973 requests (level 0.00118, power 0.8), and 5% for 1 day brings 12,000 requests. The least that it can see there is 0.326%.",
                            "A larger percentage or a soak of 7 days would bring the 82,973 requests that it needs. With a gate at 0.326% or more it could see its harm. Without that, give the gate the role observe, so that nobody relies on it."));

    private GateCases() {}

    private static RolloutPlan approvedBy(String approver) {
        Condition approval = new Condition.Approval(approver, "no critical error");
        return Plans.withPhase(
                0,
                phase -> phase.withGoLiveCriteria(
                        Gate.of(approval, GateRole.SIGNAL), Gate.of(approval, GateRole.SIGNAL)));
    }

    private static Gate silent(String metric, String threshold) {
        return Gate.of(gate(metric, threshold).condition(), GateRole.GUARDRAIL);
    }

    private static RolloutPlan handledBy(Response onNoData, Response onSourceFailure) {
        return Plans.withGate(gate("Error rate", "< 0.17%")
                .withHandling(new GateHandling(ROLL_BACK, HOLD, onNoData, onSourceFailure, Duration.ofHours(1))));
    }

    private static GateEvidence evidence(Verdict verdict) {
        return Detectabilities.of(verdict).minimumDetectableEffect(LEAST).build();
    }

    private static RolloutPlan seeing(GateEvidence evidence) {
        return Plans.withPhase(1, phase -> phase.withEvidence(List.of(evidence)));
    }

    private static RolloutPlan observing(RolloutPlan plan) {
        return plan.withPhases(plan.phases().stream()
                .map(phase -> phase.evidence().isEmpty()
                        ? phase
                        : phase.withGoLiveCriteria(gate("Error rate", "< 0.17%", GateRole.OBSERVE)))
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
