package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people confirm, gate by gate. */
class ApprovalTest {
    private static final Duration AT = Duration.ofHours(1);
    private static final Gate LEGAL = Gate.stated("Legal agrees", GateRole.SIGNAL);
    private static final Gate SUPPORT = Gate.stated("Support is ready", GateRole.SIGNAL);

    private static RolloutPlan plan(Gate... gates) {
        RolloutPlan plan = Rollouts.started().plan();
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        phases.set(0, phases.get(0).withGoLiveCriteria(gates));
        return plan.withPhases(phases);
    }

    private static RunningRollout restored(RolloutPlan plan, RunningRollout rollout) {
        return RunningRollout.restore(plan, rollout.policy(), rollout.state());
    }

    @Test
    void outlivesTheWordingOfItsGate() {
        RunningRollout rollout = RunningRollout.start(plan(LEGAL, SUPPORT)).approve(AT, SUPPORT, "Kim");
        Gate reworded = Gate.stated("The support team is prepared", GateRole.SIGNAL);

        assertThat(rollout.pendingApprovals()).containsExactly(LEGAL);
        assertThat(restored(plan(LEGAL, reworded), rollout).pendingApprovals()).containsExactly(LEGAL);
    }

    @Test
    void isOfOneGateOfSeveralThatAreAlike() {
        RunningRollout rollout = RunningRollout.start(plan(SUPPORT, SUPPORT));

        RunningRollout once = rollout.approve(AT, SUPPORT, "Kim");

        assertThat(once.pendingApprovals()).containsExactly(SUPPORT);
        assertThat(once.approve(AT, SUPPORT, "Robin").pendingApprovals()).isEmpty();
    }

    @Test
    void isGivenBySomebody() {
        RunningRollout rollout = RunningRollout.start(plan(LEGAL));

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> rollout.approve(AT, LEGAL, " "))
                .withMessage("'Meter readings' cannot be confirmed at 1h:\n- by: it is blank. Name who does it.");
    }

    @Test
    void isOfAGateThatThePlanHas() {
        RunningRollout rollout = RunningRollout.start(plan(LEGAL, SUPPORT)).approve(AT, SUPPORT, "Kim");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> restored(plan(LEGAL), rollout))
                .withMessageStartingWith("The state belongs to another plan, or to other levels");
    }

    @ParameterizedTest
    @EnumSource
    void aloneIsOfAGate(Transition.Kind kind) {
        boolean isApproval = kind == Transition.Kind.APPROVED;
        OptionalInt wrong = isApproval ? OptionalInt.empty() : OptionalInt.of(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transition(kind, AT, 1, wrong, "Kim", ""))
                .withMessage(
                        isApproval
                                ? "An approval is of a gate. Give its number."
                                : "Only an approval is of a gate. Leave out gate 2.");
    }

    private static Gate signOff(int order, String matter) {
        return Gate.of(
                new Condition.Approval(Optional.empty(), order, matter),
                GateRole.SIGNAL,
                Rule.of("t", "T.").reason());
    }

    @Test
    void ofOneMatterIsGivenByDifferentPeople() {
        Gate second = signOff(2, "No open issue");
        RunningRollout once = RunningRollout.start(plan(signOff(1, "No open issue"), second))
                .approve(AT, signOff(1, "No open issue"), "Kim");

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> once.approve(AT, second, " KIM "))
                .withMessage(
                        "' KIM ' has confirmed the same at 1h, in gate 1. Gate 2 is for another person: give their name.");
        assertThat(once.approve(AT, second, "Robin").pendingApprovals()).isEmpty();
    }

    @Test
    void ofOneMatterAreOrderedByWhoIsAskedFirst() {
        assertThat(Condition.Approval.each(List.of("Ann"), 2, "No open issue"))
                .extracting(Object::toString)
                .containsExactly("Ann confirms: No open issue", "A second approver confirms: No open issue");
        assertThat(Condition.Approval.each(List.of("Ann", "Bo"), 1, "No open issue"))
                .containsExactly(new Condition.Approval(Optional.of("Ann"), "No open issue"));
        assertThat(Condition.Approval.each(List.of(), 0, "No open issue")).isEmpty();
    }

    @Test
    void ofSeveralMattersMayBeGivenByOne() {
        Gate other = signOff(1, "Support is ready");
        RunningRollout once =
                RunningRollout.start(plan(signOff(1, "No open issue"), other)).approve(AT, other, "Kim");

        assertThat(once.approve(AT, signOff(1, "No open issue"), "Kim").pendingApprovals())
                .isEmpty();
    }
}
