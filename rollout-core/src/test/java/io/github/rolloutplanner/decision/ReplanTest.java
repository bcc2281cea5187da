package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.EvidenceFate.Cause;
import io.github.rolloutplanner.observation.EvidenceFate.Kind;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Replanning;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rollout that is planned again while it runs. */
class ReplanTest {
    private static final String ERRORS = "Errors";
    private static final String CRASHES = "Crashes";
    private static final String RETRIES = "Retries";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration REPLANNED = Duration.ofHours(36);

    private static ChangeDraft change(long usersPerDay) {
        return RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(usersPerDay))
                .guardrail(Metric.errorRate(ERRORS, percent(1)))
                .signal(Metric.errorRate(RETRIES, percent(2)));
    }

    private static RolloutPlan plan(UnaryOperator<ChangeDraft> facts) {
        return facts.apply(change(400_000)).plan();
    }

    /** In the second phase, half a day after it began, with data of each hour. */
    private static RunningRollout running(RolloutPlan plan, long errors) {
        RunningRollout rollout = RunningRollout.start(plan);
        for (int hour = 0; hour < 36; hour++) {
            if (hour == 24) {
                rollout = rollout.advanceAnyway(DAY, "Kim", "It is a test.");
            }
            rollout = rollout.observe(hour(ERRORS, hour, errors)).observe(hour(RETRIES, hour, 20));
        }
        return rollout;
    }

    private static Observation hour(String metric, int hour, long events) {
        return Observation.increment(
                metric,
                TimeWindow.ofHours(hour, hour + 1),
                Sample.events(events, 1_000),
                Sample.events(metric.equals(ERRORS) ? 10 : 20, 1_000));
    }

    private static RunningRollout running() {
        return running(change(400_000).plan(), 10);
    }

    private static Replan replan(RunningRollout rollout, RolloutPlan plan) {
        return rollout.replan(plan, REPLANNED, "Ada", "The facts were wrong.");
    }

    private static Map<String, EvidenceFate> fates(Replan replan) {
        return replan.replanning().evidence().stream().collect(Collectors.toMap(EvidenceFate::metric, fate -> fate));
    }

    private static List<String> rules(Replan replan) {
        return replan.reasons().stream().map(Reason::rule).toList();
    }

    @Test
    void anEqualPlanChangesNothingButTheLineage() {
        RunningRollout before = running();

        Replan replan = replan(before, before.plan());

        RolloutMemory was = (RolloutMemory) before.state();
        RolloutMemory is = (RolloutMemory) replan.rollout().state();
        assertThat(is.metrics()).isEqualTo(was.metrics());
        assertThat(is.plan()).isEqualTo(was.plan());
        assertThat(is.transitions()).isEqualTo(was.transitions());
        assertThat(is.lineage().accounts()).isEmpty();
        assertThat(replan.rollout().replannings()).containsExactly(replan.replanning());
        assertThat(replan.rollout().decide(REPLANNED)).isEqualTo(before.decide(REPLANNED));
        assertThat(replan.isRiskier()).isFalse();
        assertThat(fates(replan))
                .allSatisfy((metric, fate) -> assertThat(fate.kind()).isEqualTo(Kind.KEPT));
    }

    @Test
    void halfTheTrafficMakesThePhaseLongerAndKeepsTheEvidence() {
        RunningRollout before = running();
        RolloutPlan half = change(200_000).plan();

        Replan replan = replan(before, half);

        assertThat(replan.rollout().live()).isEqualTo(before.live());
        assertThat(replan.phase().soak().orElseThrow())
                .isGreaterThan(before.phase().soak().orElseThrow());
        assertThat(replan.rollout().since()).isEqualTo(DAY);
        assertThat(fates(replan).get(ERRORS).kind()).isEqualTo(Kind.KEPT);
        assertThat(replan.rollout().plan().phases().get(0))
                .isEqualTo(before.plan().phases().get(0));
        assertThat(rules(replan)).containsExactly("replan.live", "replan.soak", "replan.kept", "replan.sample");
        assertThat(replan.toString()).contains("Nothing live changes: ", ", and has been live for 12 hours.");
    }

    @Test
    void aMetricThatIsNewCountsWhatComesFromThenOn() {
        RunningRollout before = running();
        RolloutPlan more = plan(change -> change.guardrail(Metric.crashRate(CRASHES, percent(0.5))));

        Replan replan = replan(before, more);
        RunningRollout after = replan.rollout();

        assertThat(fates(replan).get(CRASHES).kind()).isEqualTo(Kind.NEW);
        assertThat(fates(replan).get(ERRORS).kind()).isEqualTo(Kind.KEPT);
        assertThat(after.observe(hour(CRASHES, 35, 5))).isEqualTo(after);
        assertThat(after.observe(hour(CRASHES, 36, 5))).isNotEqualTo(after);
        assertThat(after.feeds(REPLANNED.plusHours(1)).stream()
                        .filter(feed -> feed.metric().equals(CRASHES))
                        .map(feed -> feed.window().start()))
                .containsExactly(REPLANNED);
        assertThat(rules(replan)).contains("replan.new", "replan.level");
    }

    @Test
    void evidenceThatGoesOnSaysWhatItNowTakes() {
        RunningRollout before = running();

        Replan replan = replan(before, plan(change -> change.guardrail(Metric.crashRate(CRASHES, percent(0.5)))));

        assertThat(needed(before)).isEqualTo("22.22");
        assertThat(needed(replan.rollout())).isEqualTo("44.44");
        assertThat(replan.isRiskier()).isFalse();
        assertThat(replan.toString())
                .contains(
                        "A regression of Errors now takes evidence of 44.44 instead of 22.22: the significance level is"
                                + " 2.25% instead of 4.5%.");
    }

    private static String needed(RunningRollout rollout) {
        return rollout.decide(REPLANNED).look().gates().stream()
                .filter(gate -> gate.metric().equals(ERRORS))
                .map(gate -> new EvidenceRatio(gate.evidenceNeeded()).toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void evidenceThatGoesOnSaysWhichSampleItNowNeeds() {
        RunningRollout before = running();

        Replan replan = replan(before, plan(change -> change.guardrail(Metric.crashRate(CRASHES, percent(0.5)))));

        assertThat(replan.toString())
                .contains("Errors now needs " + sample(replan.phase()) + " observations in Pilot (5%) instead of "
                        + sample(before.phase()) + ".");
    }

    private static String sample(RolloutPhase phase) {
        return Wording.of(phase.evidence().stream()
                .filter(gate -> gate.metric().equals(ERRORS))
                .findFirst()
                .orElseThrow()
                .needed()
                .getAsLong());
    }

    @Test
    void anotherBaselineBeginsAnew() {
        RunningRollout before = running(change(400_000).plan(), 13);
        RolloutPlan corrected = RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(400_000))
                .guardrail(Metric.errorRate(ERRORS, percent(1.3)))
                .signal(Metric.errorRate(RETRIES, percent(2)))
                .plan();

        Replan replan = replan(before, corrected);

        EvidenceFate fate = fates(replan).get(ERRORS);
        assertThat(fate.kind()).isEqualTo(Kind.RESTARTED);
        assertThat(fate.causes()).contains(Cause.BASELINE);
        assertThat(fate.evidence()).isPositive();
        assertThat(replan.isRiskier()).isTrue();
        assertThat(rules(replan)).contains("replan.restarted", "replan.riskier");
        assertThat(replan.toString()).contains("Ada says why: The facts were wrong.");
    }

    @Test
    void aGuardrailThatIsDroppedIsRiskier() {
        Metric crashes = Metric.crashRate(CRASHES, percent(0.5));
        RunningRollout before = running(plan(change -> change.guardrail(crashes)), 10);

        Replan replan = replan(before, change(400_000).plan());

        assertThat(fates(replan).get(CRASHES).kind()).isEqualTo(Kind.DROPPED);
        assertThat(replan.isRiskier()).isTrue();
        assertThat(rules(replan)).contains("replan.dropped", "replan.riskier");
    }

    /** The gates of a phase that is over may name what the new plan does not watch. */
    @Test
    void whatOnlyPhasesAskForThatAreOverIsNotMissed() {
        RunningRollout before = running(plan(change -> change.guardrail(Metric.errorRate(CRASHES, percent(20)))), 10);

        RunningRollout after = replan(before, change(400_000).plan()).rollout();

        assertThat(after.plan().unevaluated())
                .extracting(RolloutPlan.Unevaluated::metric)
                .contains(CRASHES);
        assertThat(after.unevaluated()).isEmpty();
    }

    @Test
    void aRegressionStaysDetected() {
        RunningRollout before = running(change(400_000).plan(), 60);
        assertThat(before.decide(REPLANNED)).isInstanceOf(Decision.RollBack.class);
        RolloutPlan looser = RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(400_000))
                .guardrail(Metric.errorRate(ERRORS, percent(6)))
                .signal(Metric.errorRate(RETRIES, percent(2)))
                .plan();

        Replan replan = replan(before, looser);

        assertThat(replan.rollout().decide(REPLANNED)).isInstanceOf(Decision.RollBack.class);
        assertThat(rules(replan)).contains("replan.detected");
        RolloutPlan without = RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(400_000))
                .signal(Metric.errorRate(RETRIES, percent(2)))
                .plan();
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(before, without))
                .withMessageContaining("'Errors' was detected to be worse");
    }

    @Test
    void aPlanWithoutAPhaseForWhatIsLiveIsRefused() {
        RolloutPlan other = plan(change -> change.ladder(Step.of("Ten", 10, DAY), Step.last("All")));

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(running(), other))
                .withMessageContaining("it has no phase for what is live")
                .withMessageContaining("Ten (10%)");
    }

    @Test
    void anotherChangeIsRefused() {
        RolloutPlan other = RolloutPlanner.forChange("Tariffs")
                .touching(Trait.CRITICAL_PATH)
                .plan();

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(running(), other))
                .withMessageContaining("it is a plan of 'Tariffs'");
    }

    @Test
    void blanksAreRefused() {
        RunningRollout rollout = running();

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> rollout.replan(rollout.plan(), REPLANNED, " ", ""))
                .withMessageContaining("Name who does it.");
    }

    @Test
    void whatIsOverIsNotPlannedAgain() {
        RunningRollout over = running().rollBack(REPLANNED, "Kim", "We saw it.");

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(over, over.plan()))
                .withMessageContaining("is over");
    }

    @Test
    void timeDoesNotGoBackwardsBehindIt() {
        RunningRollout after = replan(running(), change(200_000).plan()).rollout();

        assertThat(after.knownUntil()).isEqualTo(REPLANNED);
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> after.pause(REPLANNED.minusMinutes(1), "Kim", "We look."));
    }

    /** Each phase with a sign-off, in a place that depends on how many metrics it has. */
    private static RolloutPlan signedOff(RolloutPlan plan, String matter) {
        Gate approval = Gate.builder()
                .condition(new Condition.Approval(Optional.empty(), 1, matter))
                .role(GateRole.GUARDRAIL)
                .build();
        return plan.withPhases(plan.phases().stream()
                .map(phase ->
                        phase.withGoLiveCriteria(Stream.concat(phase.goLiveCriteria().stream(), Stream.of(approval))
                                .toArray(Gate[]::new)))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({"Support is ready, 0, replan.approvals", "Legal has agreed, 1, replan.approvals-anew"})
    void approvalsCountWhereTheirGateIsTheSame(String matter, int pending, String rule) {
        RunningRollout before = running(signedOff(change(400_000).plan(), "Support is ready"), 10);
        before = before.approve(REPLANNED, before.pendingApprovals().get(0), "Kim");
        RolloutPlan more = plan(change -> change.guardrail(Metric.crashRate(CRASHES, percent(0.5))));

        Replan replan = replan(before, signedOff(more, matter));

        assertThat(before.pendingApprovals()).isEmpty();
        assertThat(replan.rollout().pendingApprovals()).hasSize(pending);
        assertThat(rules(replan)).contains(rule);
        assertThat(RunningRollout.restore(
                        replan.rollout().plan(),
                        replan.rollout().policy(),
                        replan.rollout().state()))
                .isEqualTo(replan.rollout());
    }

    @Test
    void aPauseGoesOn() {
        RunningRollout paused = running().pause(REPLANNED, "Kim", "We look.");

        RunningRollout after = replan(paused, change(200_000).plan()).rollout();

        assertThat(after.decide(REPLANNED)).isInstanceOf(Decision.Hold.class);
        assertThat(after.resume(REPLANNED, "Kim").transitions()).hasSize(3);
    }

    @Test
    void severalPlansComeOneAfterTheOther() {
        RunningRollout rollout = running();
        for (int times = 1; times <= 5; times++) {
            rollout = rollout.replan(change(400_000L - 40_000L * times).plan(), REPLANNED, "Ada", "Traffic falls.")
                    .rollout();
        }

        assertThat(rollout.replannings()).hasSize(5);
        assertThat(rollout.replannings().stream().map(Replanning::fingerprint)).doesNotHaveDuplicates();
        assertThat(RunningRollout.restore(rollout.plan(), rollout.policy(), rollout.state()))
                .isEqualTo(rollout);
    }

    @Test
    void lateDataOfThePhaseBeforeStillCount() {
        RunningRollout before = RunningRollout.start(change(400_000).plan())
                .observe(hour(ERRORS, 0, 10))
                .observe(hour(ERRORS, 2, 10));
        RunningRollout after = before.replan(change(200_000).plan(), Duration.ofHours(3), "Ada", "Half.")
                .rollout();

        assertThat(Rollouts.records(after.observe(hour(ERRORS, 1, 10))))
                .isEqualTo(Rollouts.records(before.observe(hour(ERRORS, 1, 10))));
    }

    @Test
    void theEventMakesTheSameRollout() {
        RunningRollout before = running();
        RunningRollout after = replan(before, change(200_000).plan()).rollout();

        RolloutEvent event = new RolloutEvent.Replanned(after.plan(), REPLANNED, "Ada", "The facts were wrong.");

        assertThat(event.after(before)).isEqualTo(after);
    }
}
