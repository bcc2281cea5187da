package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.internal.rules.DecisionRows;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of a plan's rollback the procedure from where the rollout is. */
record ProcedureDerivation(RolloutPlan plan, int number, RollbackProcedure.Pace pace, Duration at, List<Cause> causes) {
    private static final String NONE = "none";

    RollbackProcedure procedure() {
        return new RollbackProcedure(
                pace,
                plan.rollback().within().length(),
                pace == RollbackProcedure.Pace.IMMEDIATE ? atOnce() : stepwise(),
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

    private List<RollbackProcedure.Step> atOnce() {
        return List.of(new RollbackProcedure.Step(
                Percentage.ZERO, NONE, text(DecisionRows.ALL_LEAVE, fact("targetGroup", phase().targetGroup()))));
    }

    /** Down the ladder: what a phase added leaves before what the phases before it had. */
    private List<RollbackProcedure.Step> stepwise() {
        List<RollbackProcedure.Step> steps = new ArrayList<>();
        for (int leaving = number; leaving > 1; leaving--) {
            RolloutPhase kept = phase(leaving - 1);
            steps.add(new RollbackProcedure.Step(
                    kept.percentage(),
                    kept.targetGroup(),
                    text(
                            DecisionRows.LAST_LEAVE,
                            fact("number", leaving),
                            fact("phase", phase(leaving).name()))));
        }
        steps.add(new RollbackProcedure.Step(
                Percentage.ZERO, NONE, text(DecisionRows.FIRST_LEAVE, fact("targetGroup", phase(1).targetGroup()))));
        return steps;
    }

    /** The plan offers both ways; here one is chosen. */
    private List<ManualStep> manualSteps() {
        List<ManualStep> steps = new ArrayList<>(plan.rollback().manualSteps());
        steps.removeIf(step -> step.kind() == ManualStep.Kind.LOWER || (isMigration() && !isPossible(step.kind())));
        boolean isExposed = !phase().percentage().equals(Percentage.ZERO);
        if (pace == RollbackProcedure.Pace.GRADUAL && isExposed && !steps.isEmpty()) {
            steps.add(0, lowering());
        }
        return steps;
    }

    private boolean isMigration() {
        return plan.delivery()
                .filter(delivery -> delivery.carrier() instanceof Delivery.DataMigration)
                .isPresent();
    }

    /** The last phase of a migration removes the store that reads would go back to. */
    private boolean isContracted() {
        return number == plan.phases().size();
    }

    private boolean isPossible(ManualStep.Kind kind) {
        return isContracted()
                ? kind != ManualStep.Kind.SHIFT_TRAFFIC && kind != ManualStep.Kind.REVERT_DATA
                : kind != ManualStep.Kind.FIX_FORWARD;
    }

    private ManualStep lowering() {
        List<String> stops = stepwise().stream()
                .map(RollbackProcedure.Step::percentage)
                .filter(percentage -> !percentage.equals(Percentage.ZERO))
                .map(Percentage::toString)
                .toList();
        Reason reason = DecisionRows.GRADUAL.reason(
                fact("from", phase().percentage()),
                fact("stops", String.join(" -> ", stops)),
                fact("metrics", guardrails()));
        return new ManualStep(ManualStep.Kind.LOWER, DecisionRows.GRADUAL.text(reason), List.of(reason));
    }

    private List<String> guardrails() {
        WatchedNames names = WatchedNames.of(plan.monitoring().metrics(), MonitoredMetric::name);
        return plan.rollback().automaticTriggers().stream()
                .flatMap(trigger -> names.anyOf(trigger.condition()).stream())
                .map(Condition.OnMetric::metric)
                .distinct()
                .toList();
    }

    private Optional<String> pointOfNoReturn() {
        if (isMigration()) {
            return Optional.of(text(
                    isContracted() ? DecisionRows.CONTRACTED : DecisionRows.CONTRACT_AHEAD,
                    fact("phase", phase(plan.phases().size()).name())));
        }
        if (plan.rollback().data().reversal() != DataRollback.Kind.IMPOSSIBLE) {
            return Optional.empty();
        }
        return Optional.of(text(
                exposed() ? DecisionRows.RETURN_PASSED : DecisionRows.RETURN_AHEAD,
                fact("procedure", plan.rollback().data().procedure())));
    }

    private boolean exposed() {
        return plan.phases().subList(0, number).stream()
                .anyMatch(phase -> !phase.percentage().equals(Percentage.ZERO));
    }

    private Communication communication() {
        Communication planned = plan.rollback().communication();
        return new Communication(
                text(
                        DecisionRows.TOLD_INSIDE,
                        fact("planned", planned.internal()),
                        fact("change", plan.feature()),
                        fact("at", at),
                        fact("phase", phase().name()),
                        fact("targetGroup", phase().targetGroup()),
                        fact(
                                "causes",
                                DecisionText.sentences(
                                        causes.stream().map(Cause::reason).toList()))),
                exposed() ? planned.external() : text(DecisionRows.TOLD_NONE, fact("change", plan.feature())));
    }

    private static String text(Rule rule, Fact... facts) {
        return rule.text(rule.reason(facts));
    }
}
