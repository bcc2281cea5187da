package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Replan;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.TransitionException;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change that is planned again, at the front door. */
class PlanningAgainTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static ChangeDraft change(long usersPerDay) {
        return RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(usersPerDay))
                .guardrail(Metric.errorRate("Errors", percent(1)));
    }

    private static RunningRollout inFewPercent() {
        return RunningRollout.start(change(400_000)
                        .using("canary")
                        .ladder(
                                Step.of("Two", 2, DAY),
                                Step.of("Seven", 7, DAY),
                                Step.of("Half", 50, DAY),
                                Step.last("All"))
                        .plan())
                .advanceAnyway(DAY, "Kim", "It is a test.");
    }

    @Test
    void aPercentageThatIsLiveStaysAPhase() {
        RunningRollout rollout = inFewPercent();

        Replan replan = change(200_000).replan(rollout, DAY, "Ada", "Half the traffic");

        assertThat(replan.rollout().live()).isEqualTo(rollout.live());
        assertThat(replan.rollout().plan().phases().stream().map(RolloutPhase::percentage))
                .containsExactly(percent(2), percent(7), percent(10), percent(25), percent(50), percent(100));
        assertThat(replan.phase().name()).isEqualTo("Seven");
        assertThat(replan.phase().reasons().stream().map(Reason::rule)).contains("replan.step-kept");
        assertThat(replan.phase().evidence()).isNotEmpty();
    }

    @Test
    void aLadderThatHasTheStepStaysAsItIs() {
        RunningRollout rollout = RunningRollout.start(change(400_000).plan());

        Replan replan = change(200_000).replan(rollout, DAY, "Ada", "Half the traffic");

        assertThat(replan.rollout().plan()).isEqualTo(change(200_000).plan());
    }

    @Test
    void stepsBelowTheFirstLiveOneAreNotPlanned() {
        RunningRollout rollout = RunningRollout.start(change(400_000)
                .ladder(Step.of("Ten", 10, DAY), Step.last("All"))
                .plan());

        Replan replan = change(400_000).replan(rollout, DAY, "Ada", "A ladder of the policy");

        assertThat(replan.rollout().plan().phases().stream().map(RolloutPhase::percentage))
                .containsExactly(percent(10), percent(25), percent(50), percent(100));
        assertThat(PlanLinter.lint(replan.rollout().plan()))
                .noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    @Test
    void tenantsThatHaveTheChangeAreNoPercentageOfUsers() {
        Population tenants = Population.ofUsersPerDay(400_000).withTenants(1_000);
        RunningRollout rollout =
                RunningRollout.start(change(400_000).population(tenants).plan());

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> change(400_000).replan(rollout, DAY, "Ada", "No tenants"))
                .withMessageContaining("it has no phase for what is live");
    }

    @Test
    void usersThatHaveTheChangeAreNoPercentageOfDevices() {
        RunningRollout rollout = RunningRollout.start(change(400_000).plan());
        ChangeDraft devices =
                change(400_000).population(Population.ofUsersPerDay(400_000).withUnit("device"));

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> devices.replan(rollout, DAY, "Ada", "Devices"))
                .withMessageEndingWith(
                        "it has no phase for what is live, Canary (1%) for Random 1% of users, but Canary (1%)"
                                + " for Random 1% of devices. Planning exposes no other users: state the same unit, ring or team, and"
                                + " the same experiment.");
    }

    @Test
    void anAudienceInWordsIsNoneThatIsKnownToBeLive() {
        RunningRollout rollout = RunningRollout.start(change(400_000).plan());
        RolloutPlan inWords = rollout.plan()
                .withPhases(rollout.plan().phases().stream()
                        .map(phase -> phase.withAudience(new Audience.Stated(phase.targetGroup())))
                        .toList());

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> rollout.replan(inWords, DAY, "Ada", "Words"))
                .withMessageContaining(
                        "but Canary (1%) for an audience in words. Read the plan from its detailed document");
    }

    @Test
    void aRolloutOfAnAudienceInWordsSaysSoItself() {
        RolloutPlan plan = change(400_000).plan();
        RolloutPlan inWords = plan.withPhases(plan.phases().stream()
                .map(phase -> phase.withAudience(new Audience.Stated(phase.targetGroup())))
                .toList());

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> RunningRollout.start(inWords).replan(plan, DAY, "Ada", "Words"))
                .withMessageContaining(
                        "Random 1% of users, but its own plan tells that in words alone, as one read from the contract does");
    }

    @Test
    void aRingIsNoStepOfALadder() {
        RunningRollout rollout = RunningRollout.start(Plans.onePageCheckout().plan());

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> RolloutPlanner.forChange("One-page checkout")
                        .touching(Trait.CRITICAL_PATH)
                        .replan(rollout, DAY, "Ada", "No rings"))
                .withMessageContaining("it has no phase for what is live, Internal");
    }

    @Test
    void whatIsWrongWithTheFactsIsSaidFirst() {
        RunningRollout rollout = inFewPercent();

        assertThatExceptionOfType(InvalidChangeException.class)
                .isThrownBy(() -> change(0).replan(rollout, DAY, "Ada", "No traffic"));
        assertThat(List.of(rollout.replannings())).containsExactly(List.of());
    }
}
