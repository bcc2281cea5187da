package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static io.github.rolloutplanner.decision.CheckoutRollout.hours;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollbackProcedureTest {
    private static final RolloutPlan PLAN = CheckoutRollout.plan();

    private static RunningRollout atHalf() {
        return hours(RunningRollout.start(PLAN), 0, 24, 0).advance(at(24));
    }

    @Test
    void provenHarmGoesAtOnceFromEverybody() {
        Decision decision = hours(atHalf(), 24, 26, 30).decide(at(26));

        assertThat(decision).isInstanceOfSatisfying(Decision.RollBack.class, back -> {
            assertThat(back.procedure().within()).contains(java.time.Duration.ofMinutes(5));
            assertThat(back.procedure().steps())
                    .containsExactly(
                            new RollbackProcedure.Step(percent(0), "none", "all exposed: Random 50% of users"));
            assertThat(back.procedure().manualSteps())
                    .extracting(ManualStep::text)
                    .containsExactly(
                            "Set flag new-checkout to off for all users",
                            "Verify that Checkout errors is back at its baseline (1%) for 5 minutes",
                            "Smoke test: the previous behavior is restored",
                            "Announce the rollback and its cause: the team, then the exposed users");
        });
    }

    @Test
    void communicationSaysWhatHappened() {
        Decision decision = hours(atHalf(), 24, 26, 30).decide(at(26));

        assertThat(((Decision.RollBack) decision).procedure().communication().internal())
                .startsWith("The rollout owner tells on-call, support and stakeholders what was rolled back and why"
                        + " (New checkout, rolled back after 1 day 2 hours from Half, Random 50% of users: Checkout"
                        + " errors is detected to"
                        + " be worse than in the control group after 1 day 1 hour: 40 of 1,000 (4%) against 10 of"
                        + " 1,000 (1%)");
    }

    @Test
    void whoCameLastGoesFirstAndFirstAdoptersGoLast() {
        RunningRollout everybody = hours(atHalf(), 24, 72, 0).advance(at(72));

        RollbackProcedure procedure = everybody.rollbackProcedure(at(1_000), RollbackProcedure.Pace.GRADUAL);

        assertThat(procedure.steps())
                .containsExactly(
                        new RollbackProcedure.Step(percent(50), "Random 50% of users", "those added by phase 3, All"),
                        new RollbackProcedure.Step(percent(10), "Random 10% of users", "those added by phase 2, Half"),
                        new RollbackProcedure.Step(percent(0), "none", "the first adopters: Random 10% of users"));
        assertThat(procedure.manualSteps())
                .extracting(ManualStep::kind)
                .containsOnlyOnce(ManualStep.Kind.LOWER)
                .first()
                .isEqualTo(ManualStep.Kind.LOWER);
        assertThat(procedure.manualSteps().get(0))
                .hasToString(
                        "Lower the percentage from 100% over 50% -> 10% to 0%, and check Checkout errors after each"
                                + " step");
    }

    @Test
    void theFirstPhaseIsLoweredInOneStep() {
        assertThat(gradual(PLAN).get(0))
                .hasToString("Lower the percentage from 10% to 0%, and check Checkout errors after each step");
    }

    @Test
    void whatNobodyHasIsNotLowered() {
        RolloutPlan internal = CheckoutRollout.withPhase(PLAN, 1, phase -> phase.withPercentage(percent(0)));

        assertThat(gradual(internal)).isNotEmpty().extracting(ManualStep::kind).doesNotContain(ManualStep.Kind.LOWER);
    }

    private static List<ManualStep> gradual(RolloutPlan plan) {
        return RunningRollout.start(plan)
                .rollbackProcedure(at(1), RollbackProcedure.Pace.GRADUAL)
                .manualSteps();
    }

    @Test
    void whoNeverHadTheChangeDoesNotGetItOnTheWayBack() {
        for (RunningRollout rollout : new RunningRollout[] {RunningRollout.start(PLAN), atHalf()}) {
            double percentage = rollout.phase().percentage().value();
            for (RollbackProcedure.Step step : rollout.rollbackProcedure(at(1_000), RollbackProcedure.Pace.GRADUAL)
                    .steps()) {
                assertThat(step.percentage().value()).isLessThan(percentage);
                percentage = step.percentage().value();
            }
            assertThat(percentage).isZero();
        }
    }

    @Test
    void ringsGoBackRingByRing() {
        RolloutPlan plan = RolloutPlanner.forChange("Ledger service")
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(
                        Ring.of("Staff", 200), Ring.of("Friends", 2_000), Ring.of("Everyone", 80_000)))
                .guardrail(Metric.errorRate("Ledger errors", percent(0.1)).mustStayBelow(percent(0.4)))
                .plan();
        RunningRollout rollout = RunningRollout.start(plan);
        for (int phase = 1; phase < plan.phases().size(); phase++) {
            rollout = rollout.advanceAnyway(at(phase), "Ada", "rehearsal");
        }

        assertThat(rollout.rollbackProcedure(at(1_000), RollbackProcedure.Pace.GRADUAL)
                        .steps())
                .extracting(RollbackProcedure.Step::leaving)
                .first()
                .asString()
                .startsWith("those added by phase " + plan.phases().size());
        assertThat(rollout.rollbackProcedure(at(1_000), RollbackProcedure.Pace.GRADUAL)
                        .steps())
                .hasSize(plan.phases().size());
    }

    @Test
    void thePointOfNoReturnIsNamed() {
        RolloutPlan plan = RolloutPlanner.forChange("Delete old invoices")
                .touching(Trait.DATA_MIGRATION)
                .touching(Trait.IRREVERSIBLE)
                .behavioral("Old invoices are gone")
                .population(Population.ofUsersPerDay(50_000))
                .tooling(Tooling.builder().incidentChannel("#billing").build())
                .plan();
        RunningRollout rollout = RunningRollout.start(plan);

        assertThat(rollout.rollbackProcedure(at(1_000), RollbackProcedure.Pace.IMMEDIATE)
                        .pointOfNoReturn())
                .contains("Ahead, with the first exposed user: Not possible: a rollback stops further exposure;"
                        + " what the change has done stays, and is fixed forward");
        assertThat(rollout.advanceAnyway(at(1), "Ada", "rehearsal")
                        .rollbackProcedure(at(1_000), RollbackProcedure.Pace.IMMEDIATE)
                        .pointOfNoReturn()
                        .orElseThrow())
                .startsWith("Passed: Not possible");
        assertThat(RunningRollout.start(PLAN)
                        .rollbackProcedure(at(1_000), RollbackProcedure.Pace.IMMEDIATE)
                        .pointOfNoReturn())
                .isEmpty();
    }

    @Test
    void aMigrationReadsThePreviousStoreUntilItIsRemoved() {
        RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("Orders move")
                .touching(Trait.DATA_MIGRATION)
                .dataModel("Orders have lines")
                .plan());
        RollbackProcedure before = rollout.rollbackProcedure(at(1), RollbackProcedure.Pace.IMMEDIATE);
        RunningRollout last = rollout;
        while (last.phase().number() < last.plan().phases().size()) {
            last = last.advanceAnyway(at(1), "Ada", "rehearsal");
        }
        RollbackProcedure after = last.rollbackProcedure(at(2), RollbackProcedure.Pace.IMMEDIATE);

        assertThat(before.manualSteps())
                .extracting(ManualStep::kind)
                .startsWith(ManualStep.Kind.SHIFT_TRAFFIC)
                .doesNotContain(ManualStep.Kind.FIX_FORWARD);
        assertThat(before.pointOfNoReturn()).contains("Ahead, with phase Contract: the previous store is removed");
        assertThat(after.manualSteps())
                .extracting(ManualStep::kind)
                .startsWith(ManualStep.Kind.FIX_FORWARD)
                .doesNotContain(ManualStep.Kind.SHIFT_TRAFFIC, ManualStep.Kind.REVERT_DATA);
        assertThat(after.pointOfNoReturn()).contains("Passed with phase Contract: the previous store is removed");
    }

    @Test
    void aRollbackIsRecordedAndStays() {
        RunningRollout back = atHalf().rollBack(at(30), "Ada", "support asks for it");

        assertThat(back.isOver()).isTrue();
        assertThat(back.decide(at(500)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        decision -> assertThat(decision.reasons().get(0))
                                .hasToString(
                                        "It was rolled back after 1 day 6 hours by Ada: support asks for it. [rollback.ordered]"));
    }
}
