package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollbackKind;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of a plan's way back the one from where the rollout is. */
record ProcedureDerivation(RolloutPlan plan, int number, RollbackPace pace, Duration at, List<Cause> causes) {
    RollbackProcedure procedure() {
        return new RollbackProcedure(
                pace,
                plan.rollback().within().length(),
                pace == RollbackPace.IMMEDIATE ? atOnce() : stepwise(),
                manualSteps(),
                plan.rollback().data(),
                pointOfNoReturn(),
                communication());
    }

    private RolloutPhase phase() {
        return phase(number);
    }

    private RolloutPhase phase(int of) {
        return plan.phases().get(of - 1);
    }

    private List<RollbackStep> atOnce() {
        return List.of(new RollbackStep(Percentage.ZERO, "nobody", "all who have it: " + phase().targetGroup()));
    }

    /** Down the ladder: what a phase added leaves before what the phases before it had. */
    private List<RollbackStep> stepwise() {
        List<RollbackStep> steps = new ArrayList<>();
        for (int leaving = number; leaving > 1; leaving--) {
            RolloutPhase kept = phase(leaving - 1);
            steps.add(new RollbackStep(
                    kept.percentage(),
                    kept.targetGroup(),
                    "who came with phase " + leaving + ", '" + phase(leaving).name() + "'"));
        }
        steps.add(new RollbackStep(Percentage.ZERO, "nobody", "the first adopters: " + phase(1).targetGroup()));
        return steps;
    }

    /** The plan offers both ways; here one is chosen. */
    private List<ManualStep> manualSteps() {
        List<ManualStep> steps = new ArrayList<>(plan.rollback().manualSteps());
        steps.removeIf(step -> step.kind() == ManualStep.Kind.LOWER);
        if (pace == RollbackPace.GRADUAL && !steps.isEmpty()) {
            steps.add(0, lowering());
        }
        return steps;
    }

    private ManualStep lowering() {
        List<String> percentages =
                stepwise().stream().map(step -> step.percentage().toString()).toList();
        return new ManualStep(
                ManualStep.Kind.LOWER,
                "Lower '" + plan.feature() + "' from " + phase().percentage() + " over "
                        + String.join(" -> ", percentages) + watched(),
                List.of(Reason.rule("rollback.lower")
                        .fact("percentage", phase().percentage())
                        .says("No guardrail of '" + plan.feature()
                                + "' is broken, so nobody has to lose it at once.")));
    }

    private String watched() {
        List<String> guardrails = plan.rollback().automaticTriggers().stream()
                .flatMap(trigger -> trigger.condition().measured().stream())
                .map(Condition.OnMetric::metric)
                .distinct()
                .toList();
        return guardrails.isEmpty() ? "" : ", and look at " + Wording.and(guardrails) + " after each step";
    }

    private Optional<String> pointOfNoReturn() {
        if (plan.rollback().data().reversal() != DataRollbackKind.IMPOSSIBLE) {
            return Optional.empty();
        }
        return exposed()
                ? Optional.of("Passed: " + plan.rollback().data().procedure())
                : Optional.of("Ahead, with the first exposed user: "
                        + plan.rollback().data().procedure());
    }

    private boolean exposed() {
        return plan.phases().subList(0, number).stream()
                .anyMatch(phase -> !phase.percentage().equals(Percentage.ZERO));
    }

    private Communication communication() {
        Communication planned = plan.rollback().communication();
        String what = " (" + plan.feature() + ", taken back at " + Elapsed.text(at) + " from '" + phase().name() + "', "
                + phase().targetGroup() + why() + ")";
        return new Communication(
                planned.internal() + what,
                exposed() ? planned.external() : "Nothing to say: nobody but the team has had " + plan.feature());
    }

    private String why() {
        return causes.isEmpty()
                ? ""
                : ": "
                        + Wording.and(DecisionText.sentences(
                                causes.stream().map(Cause::reason).toList()));
    }
}
