package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.ERRORS;
import static io.github.rolloutplanner.decision.CheckoutRollout.SPEED;
import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static io.github.rolloutplanner.decision.CheckoutRollout.hours;
import static io.github.rolloutplanner.decision.CheckoutRollout.isOn;
import static io.github.rolloutplanner.decision.CheckoutRollout.withGates;
import static io.github.rolloutplanner.decision.CheckoutRollout.withPhase;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final RolloutPlan PLAN = CheckoutRollout.plan();

    private static RunningRollout start(RolloutPlan plan) {
        return RunningRollout.start(plan);
    }

    @Test
    void holdsUntilThePhaseHasSoaked() {
        Decision decision = hours(start(PLAN), 0, 23, 0).decide(at(23));

        assertThat(decision).isInstanceOf(Decision.Hold.class);
        assertThat(decision.lookAgainAt()).contains(at(24));
        assertThat(decision).hasToString("HOLD 'Tenth' at 10%: Tenth has lasted 23 hours of 1 day.");
    }

    @Test
    void advancesWhereHarmIsRuledOut() {
        Decision decision = hours(start(PLAN), 0, 24, 0).decide(at(24));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Advance.class,
                        advance -> assertThat(advance.next().name()).isEqualTo("Half"));
        assertThat(decision.reasons().get(0))
                .hasToString(
                        "Beside the control group, Checkout errors is shown to stay within its gate of 2.25%: 240 of 24,000"
                                + " (1%) against 240 of 24,000 (1%). [advance.not-worse-beside-control]");
        assertThat(decision.look().gates()).allMatch(GateStatus::passes);
    }

    @Test
    @DisplayName("advances where harm would have shown, and says so")
    void advancesWherePowered() {
        RunningRollout rollout = start(PLAN);
        for (int hour = 0; hour < 24; hour++) {
            rollout = rollout.observe(Observation.increment(
                            ERRORS,
                            TimeWindow.ofHours(hour, hour + 1),
                            Sample.events(2, 140),
                            Sample.events(1 + hour % 2, 140)))
                    .observe(CheckoutRollout.speed(hour, 50));
        }

        Decision decision = rollout.decide(at(24));

        assertThat(decision).isInstanceOf(Decision.Advance.class);
        assertThat(decision.reasons().get(0).toString())
                .startsWith(
                        "No regression of Checkout errors is detected in 3,360 observations, where 3,130 would most likely have"
                                + " shown 2.25%: 48 of 3,360 (1.429%) against 36 of 3,360 (1.071%), evidence of a regression")
                .endsWith("of 22.22 needed. [advance.powered]");
    }

    @Test
    void holdsForTheSampleAndSaysUntilWhen() {
        RunningRollout rollout = start(PLAN);
        for (int hour = 0; hour < 24; hour++) {
            rollout = rollout.observe(Observation.increment(
                            ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(1, 50), Sample.events(1, 50)))
                    .observe(CheckoutRollout.speed(hour, 50));
        }

        Decision decision = rollout.decide(at(24));

        assertThat(decision).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.waits())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Wait.ForSample.class,
                            wait -> assertThat(wait.until())
                                    .contains(Duration.ofHours(62).plusMinutes(36)));
            assertThat(hold.callsPerson()).isFalse();
        });
        assertThat(decision.reasons().get(0).sentence())
                .startsWith(
                        "Checkout errors has 1,200 of the 3,130 observations that would show 2.25%: 24 of 1,200 (2%)"
                                + " against 24 of 1,200 (2%), evidence of a regression 0.")
                .endsWith(" of 22.22 needed. At this pace it is reached 2 days 14 hours 36 minutes after the start.");
    }

    @Test
    void callsAPersonWhenTheTimeIsUpAndNothingIsShown() {
        RunningRollout rollout = start(PLAN);
        for (int hour = 0; hour < 48; hour++) {
            rollout = rollout.observe(Observation.increment(
                            ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(0, 1), Sample.events(0, 1)))
                    .observe(CheckoutRollout.speed(hour, 50));
        }

        assertThat(rollout.decide(at(48))).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.callsPerson()).isTrue();
            assertThat(hold.reasons().get(0).sentence()).endsWith("After 2 days in Tenth, a person has to decide.");
        });
    }

    @Test
    void whatFollowsFromAnInconclusiveGateIsItsOwnChoice() {
        assertThat(inconclusive(Response.ROLL_BACK))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        back -> assertThat(back.reasons().get(0))
                                .hasToString(
                                        "The gate of Checkout errors rolls back where it does not know enough, after 2 days"
                                                + " in Tenth:"
                                                + " 0 of 48 (0%) against 0 of 48 (0%), collecting."
                                                + " [rollback.unknown]"));
        assertThat(inconclusive(Response.IGNORE)).isInstanceOf(Decision.Advance.class);
        assertThat(inconclusive(Response.HOLD))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.callsPerson()).isFalse());
    }

    private static Decision inconclusive(Response response) {
        RunningRollout rollout = start(withGates(PLAN, 1, handling(response, Response.HOLD, Response.HOLD)));
        for (int hour = 0; hour < 48; hour++) {
            rollout = rollout.observe(Observation.increment(
                            ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(0, 1), Sample.events(0, 1)))
                    .observe(CheckoutRollout.speed(hour, 50));
        }
        return rollout.decide(at(48));
    }

    private static UnaryOperator<Gate> handling(Response inconclusive, Response noData, Response failure) {
        return gate -> gate.handling().isPresent()
                ? gate.withHandling(
                        new GateHandling(Response.ROLL_BACK, inconclusive, noData, failure, Duration.ofHours(2)))
                : gate;
    }

    @Test
    void rollsBackWhatIsProvenWorse() {
        RunningRollout rollout = hours(start(PLAN), 0, 3, 30);

        Decision decision = rollout.decide(at(3));

        assertThat(decision).isInstanceOfSatisfying(Decision.RollBack.class, back -> {
            assertThat(back.causes()).hasSize(1);
            assertThat(back.procedure().pace()).isEqualTo(RollbackProcedure.Pace.IMMEDIATE);
        });
        assertThat(decision.reasons().get(0).toString())
                .startsWith(
                        "Checkout errors is detected to be worse than in the control group after 1 hour: 40 of 1,000 (4%)"
                                + " against 10 of 1,000 (1%) in phase 1, evidence ")
                .endsWith(" where 22.22 is needed. [rollback.worse]");
    }

    @Test
    void harmThatBeginsLaterIsNotHiddenByTheCleanTimeBefore() {
        RunningRollout clean = hours(start(PLAN), 0, 24, 0);
        RunningRollout larger = clean.advance(at(24));

        assertThat(hours(larger, 24, 26, 30).decide(at(26))).isInstanceOf(Decision.RollBack.class);
        assertThat(hours(clean, 24, 26, 30).decide(at(26)))
                .as("the second day of the phase that was clean is another beginning")
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void oneTornCheckpointProvesNothing() {
        RunningRollout torn = start(PLAN).observe(checkpoint(2, 60)).observe(CheckoutRollout.speed(0, 50));

        assertThat(torn.decide(at(2))).isInstanceOf(Decision.Hold.class);
        assertThat(torn.observe(checkpoint(3, 62)).decide(at(3))).isInstanceOf(Decision.Hold.class);
        assertThat(torn.observe(checkpoint(3, 90)).decide(at(3))).isInstanceOf(Decision.RollBack.class);
    }

    /** Of control users 10 of 1,000 an hour fail; after three hours they are read whole. */
    private static Observation checkpoint(int hours, int treated) {
        return Observation.cumulative(
                ERRORS,
                TimeWindow.ofHours(0, hours),
                Sample.events(treated, 3_000),
                Sample.events(hours == 3 && treated < 90 ? 50 : 10, 3_000));
    }

    @Test
    void whatIsProvenStaysSoWhereALaterPhaseHasNoGateOnIt() {
        RolloutPlan plan = withPhase(PLAN, 2, RolloutPhase::withGoLiveCriteria);
        RunningRollout forced = hours(start(plan), 0, 2, 30).advanceAnyway(at(2), "Ada", "deadline");

        assertThat(forced.decide(at(200))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void rollsBackWhatIsProvenBeyondItsLimitWhereEverybodyIs() {
        RunningRollout rollout = start(PLAN);
        for (int hour = 0; hour < 12; hour++) {
            rollout = rollout.observe(Observation.increment(
                    ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(60, 1_000), Sample.events(60, 1_000)));
        }

        assertThat(rollout.decide(at(12)).reasons().get(0).toString())
                .startsWith("Checkout errors is detected to be beyond its limit 3% after ")
                .endsWith(" where 200 is needed. [rollback.beyond-limit]");
    }

    @Test
    void aSignalHoldsAndResumesByItselfWhenItRecovers() {
        RunningRollout rollout = hours(start(PLAN), 0, 20, 0);
        for (int hour = 20; hour < 24; hour++) {
            rollout = rollout.observe(CheckoutRollout.errors(hour, 10)).observe(CheckoutRollout.speed(hour, 150));
        }

        assertThat(rollout.decide(at(24))).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.waits()).singleElement().isInstanceOf(Wait.ForSignal.class);
            assertThat(hold.reasons().get(0).sentence())
                    .startsWith("Checkout p95 is worse than it may be in this phase: 1,600 of 24,000 (6.667%) against"
                            + " 1,200 of 24,000 (5%), evidence of a regression ")
                    .endsWith(" of 20 needed. The rollout continues when it recovers.");
        });
        RunningRollout recovered = hours(rollout, 24, 400, 0);
        assertThat(recovered.decide(at(400))).isInstanceOf(Decision.Advance.class);
    }

    @Test
    void noDataIsNeverGoodNews() {
        RunningRollout rollout = hours(start(PLAN), 0, 22, 0);

        assertThat(rollout.decide(at(24))).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.waits()).hasSize(2).allMatch(Wait.ForData.class::isInstance);
            assertThat(hold.callsPerson()).isTrue();
            assertThat(hold.lookAgainAt()).contains(at(25));
        });
        assertThat(rollout.decide(at(23).plusMinutes(1)).reasons().get(0))
                .hasToString(
                        "Checkout errors has brought nothing since 22 hours after the start, data were due after 23 hours."
                                + " [hold.data]");
        assertThat(rollout.decide(at(24)).reasons().get(0).sentence())
                .isEqualTo(
                        "Checkout errors has brought nothing since 22 hours after the start, data were due after 23 hours,"
                                + " and the grace of 1 hour"
                                + " is over: a person has to look.");
    }

    /** At the end a metric is asked for by its gate and by its success criterion. */
    @Test
    void whatTwoGatesWaitForIsSaidOnce() {
        RunningRollout rollout = start(RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(400_000))
                .guardrail(Metric.errorRate(ERRORS, percent(1)))
                .plan());
        for (int day = 1; day < rollout.plan().phases().size(); day++) {
            rollout = rollout.advanceAnyway(Duration.ofDays(day), "Kim", "It is a test.");
        }

        Decision decision = rollout.decide(rollout.since().plusHours(8));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.waits())
                                .filteredOn(Wait.ForData.class::isInstance)
                                .hasSize(2));
        assertThat(decision.reasons())
                .extracting(Reason::sentence)
                .doesNotHaveDuplicates()
                .filteredOn(sentence -> sentence.startsWith("Checkout errors has brought nothing in Full rollout"))
                .hasSize(1);
    }

    @Test
    void aPhaseWithoutAnyDataDoesNotAdvance() {
        assertThat(start(PLAN).decide(at(1)).reasons().get(0).sentence())
                .isEqualTo("Checkout errors has brought nothing in Tenth, data were due after 1 hour.");
        assertThat(start(PLAN).decide(at(1000)))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.callsPerson()).isTrue());
    }

    @Test
    void nobodyCameIsNoData() {
        RunningRollout rollout = hours(start(PLAN), 0, 23, 0)
                .observe(Observation.increment(
                        ERRORS, TimeWindow.ofHours(23, 24), Sample.events(0, 0), Sample.events(10, 1_000)))
                .observe(CheckoutRollout.speed(23, 50));

        assertThat(rollout.decide(at(24)).look().gates().get(0).state()).isEqualTo(GateStatus.State.NO_DATA);
    }

    @Test
    void aFailedSourceHoldsUntilItsGraceIsOverAndThenCallsAPerson() {
        RunningRollout rollout = hours(start(PLAN), 0, 23, 0)
                .observe(Observation.sourceFailed(ERRORS, TimeWindow.ofHours(23, 24), "timeout after 30 s"))
                .observe(CheckoutRollout.speed(23, 50));

        assertThat(rollout.decide(at(24))).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.callsPerson()).isFalse();
            assertThat(hold.reasons().get(0))
                    .hasToString(
                            "The source of Checkout errors fails (timeout after 30 s), with nothing since 23 hours after the"
                                    + " start, data"
                                    + " were due after 1 day. [hold.source]");
        });
        assertThat(rollout.decide(at(25)))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.callsPerson()).isTrue());
        RunningRollout back = CheckoutRollout.hour(rollout, 24, 0).observe(CheckoutRollout.errors(23, 10));
        assertThat(back.decide(at(25))).isInstanceOf(Decision.Advance.class);
    }

    @Test
    void whatFollowsFromSilenceIsTheChoiceOfTheGate() {
        assertThat(silent(Response.HOLD))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.callsPerson()).isFalse());
        assertThat(silent(Response.IGNORE))
                .isInstanceOfSatisfying(
                        Decision.Advance.class,
                        advance -> assertThat(advance.reasons().get(0).sentence())
                                .isEqualTo("The phase advances without the gate of Checkout errors: 220 of"
                                        + " 22,000 (1%) against 220 of 22,000 (1%), no data."));
        assertThat(silent(Response.ROLL_BACK)).isInstanceOf(Decision.RollBack.class);
    }

    private static Decision silent(Response response) {
        RolloutPlan plan = withGates(PLAN, 1, handling(Response.HOLD, response, Response.HOLD));
        return hours(start(plan), 0, 22, 0).decide(at(26));
    }

    @Test
    void whatFollowsFromABreachIsTheChoiceOfTheGate() {
        assertThat(breached(Response.HOLD)).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.callsPerson()).isFalse();
            assertThat(hold.reasons().get(0).sentence())
                    .startsWith("Checkout errors is worse, and its gate wants a person to decide: 480 of 24,000 (2%)");
        });
        assertThat(breached(Response.ESCALATE))
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.callsPerson()).isTrue());
        assertThat(breached(Response.IGNORE)).isInstanceOf(Decision.Advance.class);
    }

    private static Decision breached(Response response) {
        RolloutPlan plan = withGates(
                PLAN,
                1,
                gate -> isOn(gate, ERRORS)
                        ? gate.withHandling(new GateHandling(
                                response, Response.HOLD, Response.HOLD, Response.HOLD, Duration.ofHours(1)))
                        : gate);
        return hours(start(plan), 0, 24, 10).decide(at(24));
    }

    @Test
    void whatIsOnlyObservedHoldsNothingUpButItsProofCountsAsItsHandlingSays() {
        assertThat(observed(Response.IGNORE, 10)).isInstanceOf(Decision.Advance.class);
        assertThat(observed(Response.ROLL_BACK, 0)).isInstanceOf(Decision.Advance.class);
        assertThat(observed(Response.ROLL_BACK, 10)).isInstanceOf(Decision.RollBack.class);
    }

    private static Decision observed(Response onBreach, int moreErrors) {
        GateHandling handling =
                new GateHandling(onBreach, Response.IGNORE, Response.IGNORE, Response.IGNORE, Duration.ofHours(1));
        RolloutPlan plan = withGates(
                PLAN,
                1,
                gate -> isOn(gate, ERRORS) ? gate.withRole(GateRole.OBSERVE).withHandling(handling) : gate);
        return hours(start(plan), 0, 24, moreErrors).decide(at(24));
    }

    @Test
    void aBrokenSplitHoldsAndCallsAPerson() {
        RunningRollout rollout = hours(start(PLAN), 0, 24, 0)
                .observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 24), 10_000, 9_000));

        assertThat(rollout.decide(at(24))).isInstanceOfSatisfying(Decision.Hold.class, hold -> {
            assertThat(hold.waits()).singleElement().isInstanceOf(Wait.ForSplit.class);
            assertThat(hold.callsPerson()).isTrue();
            assertThat(hold.reasons().get(0).sentence())
                    .startsWith(
                            "Sample ratio mismatch: 10,000 exposed and 9,000 in the control group (group sizes after 1 day),"
                                    + " expected 1 in the control group for each exposed, evidence ")
                    .endsWith(" of 1,000 needed. No comparison is trusted until the cause is known.");
        });
    }

    @Test
    void aBrokenSplitDoesNotHideAProvenBreach() {
        RunningRollout rollout = hours(start(PLAN), 0, 24, 30)
                .observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 24), 10_000, 9_000));

        assertThat(rollout.decide(at(24))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void aSplitThatIsMeantToBeUnequalIsHealthyWhenItIsSaid() {
        RunningRollout rollout = hours(
                RunningRollout.start(PLAN, DecisionPolicy.standard().withControlGroup(ControlGroup.ratio(2))),
                0,
                24,
                0);

        assertThat(rollout.observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 24), 10_000, 20_010))
                        .decide(at(24)))
                .isInstanceOf(Decision.Advance.class);
        assertThat(rollout.observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 24), 10_000, 10_000))
                        .decide(at(24)))
                .isInstanceOf(Decision.Hold.class);
    }

    @Test
    void nothingAdvancesInAFreeze() {
        Freeze weekend = new Freeze(TimeWindow.ofHours(20, 68), "weekend");
        RunningRollout rollout =
                hours(RunningRollout.start(PLAN, DecisionPolicy.standard().withFreezes(weekend)), 0, 24, 0);

        assertThat(rollout.decide(at(24)).reasons().get(0))
                .hasToString("No promotion until 2 days 20 hours after the start: weekend. [hold.window]");
        assertThat(hours(rollout, 24, 68, 0).decide(at(68))).isInstanceOf(Decision.Advance.class);
        assertThat(hours(rollout, 24, 26, 50).decide(at(26))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void aPausedRolloutHoldsButStillRollsBack() {
        RunningRollout rollout = hours(start(PLAN).pause(at(0), "Ada", "incident elsewhere"), 0, 24, 0);

        assertThat(rollout.decide(at(24)).reasons())
                .singleElement()
                .hasToString("The rollout was paused after 0 seconds by Ada: incident elsewhere. [hold.pause]");
        assertThat(rollout.resume(at(24), "Ada").decide(at(24))).isInstanceOf(Decision.Advance.class);
        assertThat(hours(rollout, 24, 26, 50).decide(at(26))).isInstanceOf(Decision.RollBack.class);
    }

    /** As many as planned: without a control group, an incident of theirs is allowed for. */
    private static RunningRollout everybody(RunningRollout rollout, int hour) {
        TimeWindow window = TimeWindow.ofHours(hour, hour + 1);
        return rollout.observe(Observation.increment(ERRORS, window, Sample.events(100, 10_000)))
                .observe(Observation.increment(CheckoutRollout.SPEED, window, Sample.events(500, 10_000)));
    }

    @Test
    void theLastPhaseIsWatchedConfirmedAndThenComplete() {
        RunningRollout rollout = hours(start(PLAN), 0, 24, 0).advance(at(24));
        rollout = hours(rollout, 24, 72, 0).advance(at(72));
        for (int hour = 72; hour < 96; hour++) {
            rollout = everybody(rollout, hour);
        }

        assertThat(rollout.decide(at(96)).reasons())
                .singleElement()
                .hasToString(
                        "Waiting for sign-off: The rollout owner confirms: no rollback in 3 phases and a bake of 1 day."
                                + " [hold.approval]");
        RunningRollout confirmed =
                rollout.approve(at(96), rollout.pendingApprovals().get(0), "Ada");
        assertThat(confirmed.decide(at(96))).isInstanceOf(Decision.Complete.class);
        RunningRollout complete = confirmed.advance(at(96));
        assertThat(complete.isOver()).isTrue();
        assertThat(complete.decide(at(97))).isInstanceOf(Decision.Complete.class);
        assertThat(complete.transitions())
                .extracting(Transition::kind)
                .containsExactly(
                        Transition.Kind.ADVANCED,
                        Transition.Kind.ADVANCED,
                        Transition.Kind.APPROVED,
                        Transition.Kind.COMPLETED);
    }

    @Test
    void anyOfTheGatesIsEnoughWhereThePhaseSaysSo() {
        RolloutPlan any = withPhase(PLAN, 1, phase -> phase.withComposition(GateComposition.any()));
        RolloutPlan critical = withPhase(
                PLAN, 1, phase -> phase.withComposition(GateComposition.any().withCritical(ERRORS)));

        assertThat(hours(start(any), 0, 24, 10).decide(at(24))).isInstanceOf(Decision.Advance.class);
        assertThat(hours(start(critical), 0, 24, 10).decide(at(24))).isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void breachesAreCountedWhereAGateSaysSo() {
        RolloutPlan row = withGates(PLAN, 1, counting(Tolerance.consecutive(3)));
        RolloutPlan total = withGates(PLAN, 1, counting(Tolerance.total(3)));

        assertThat(everySecondHourBad(start(row)).decide(at(24))).isInstanceOf(Decision.Advance.class);
        assertThat(everySecondHourBad(start(total)).decide(at(24)).reasons())
                .singleElement()
                .hasToString(
                        "Checkout errors breached its gate (Checkout errors < 2.25%) 3 times until 5 hours after the start,"
                                + " as often as is tolerated:"
                                + " 85 of 5,000 (1.7%) against 50 of 5,000 (1%) in phase 1. [rollback.counted]");
        assertThat(hours(start(row), 0, 3, 13).decide(at(3))).isInstanceOf(Decision.RollBack.class);
    }

    private static UnaryOperator<Gate> counting(Tolerance tolerance) {
        return gate -> isOn(gate, ERRORS) ? gate.withTolerance(tolerance) : gate;
    }

    private static RunningRollout everySecondHourBad(RunningRollout rollout) {
        RunningRollout next = rollout;
        for (int hour = 0; hour < 24; hour++) {
            next = CheckoutRollout.hour(next, hour, hour % 2 == 0 && hour < 5 ? 13 : -2);
        }
        return next;
    }

    @Test
    void aMarginIsNoHarm() {
        RolloutPlan plan = withGates(PLAN, 1, gate -> isOn(gate, ERRORS) ? gate.withMargin(percent(50)) : gate);

        assertThat(hours(start(PLAN), 0, 200, 4).decide(at(200))).isInstanceOf(Decision.RollBack.class);
        assertThat(hours(start(plan), 0, 200, 4).decide(at(200))).isInstanceOf(Decision.Advance.class);
    }

    @Test
    void theFalseAlarmLevelIsSplitOverTheGuardrails() {
        List<GateStatus> gates =
                hours(start(PLAN), 0, 1, 0).decide(at(1)).look().gates();

        assertThat(gates).extracting(GateStatus::metric).containsExactly(ERRORS, SPEED);
        assertThat(Math.exp(gates.get(0).evidenceNeeded())).isCloseTo(1 / (0.05 * 0.9), within());
        assertThat(Math.exp(gates.get(1).evidenceNeeded())).isCloseTo(1 / 0.05, within());
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }
}
