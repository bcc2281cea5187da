package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A state belongs to its plan, whose ladder and limits give its numbers their meaning. */
class PlanFingerprintTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final RolloutPlan PLAN = plan(5, 25);

    private static RolloutPlan plan(double first, double second) {
        return plan(first, second, Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)));
    }

    private static RolloutPlan plan(double first, double second, Metric metric) {
        return RolloutPlanner.forChange("Search")
                .behavioral("x")
                .population(Population.ofUsersPerDay(2_000_000))
                .ladder(Step.of("First", first, DAY), Step.of("Second", second, DAY), Step.last("All"))
                .guardrail(metric)
                .plan();
    }

    private static RolloutState state() {
        return RunningRollout.start(PLAN).advanceAnyway(DAY, "Kim", "A test.").state();
    }

    private static String fingerprint(RolloutPlan plan) {
        return PlanFingerprint.of(plan, DecisionPolicy.standard()).fingerprint();
    }

    @Test
    void anotherLadderRefusesTheStateAndSaysWhoseItIs() {
        RolloutPlan other = plan(1, 10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunningRollout.restore(other, DecisionPolicy.standard(), state()))
                .withMessage(
                        "The state belongs to another plan, or to other levels or another control group of the policy,"
                                + " 'Search' over [5%, 25%, 100%] (fingerprint "
                                + fingerprint(PLAN).substring(0, 8)
                                + "), than 'Search' over [1%, 10%, 100%] (fingerprint "
                                + fingerprint(other).substring(0, 8)
                                + "). Restore it with the plan and the policy that it was started with, which are in its document, or"
                                + " start this plan anew.");
    }

    @Test
    void itsOwnPlanTakesTheState() {
        RunningRollout restored = RunningRollout.restore(plan(5, 25), DecisionPolicy.standard(), state());

        assertThat(restored.phase().number()).isEqualTo(2);
    }

    /** What was seen so far was judged at the levels of its policy. */
    @Test
    void otherLevelsOfThePolicyRefuseTheState() {
        DecisionPolicy standard = DecisionPolicy.standard();

        for (DecisionPolicy other : List.of(
                standard.withSignificanceLevel(0.2),
                standard.withSrmSignificanceLevel(0.01),
                standard.withControlGroup(ControlGroup.equalSize()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RunningRollout.restore(PLAN, other, state()))
                    .withMessageContaining("Restore it with the plan and the policy that it was started with");
        }
    }

    @Test
    void howLongIsWaitedMayChange() {
        DecisionPolicy other = DecisionPolicy.standard()
                .withPatience(3)
                .withDataEvery(DAY)
                .withFreezes(new Freeze(TimeWindow.ofHours(0, 5), "weekend"));

        assertThat(RunningRollout.restore(PLAN, other, state()).policy()).isEqualTo(other);
    }

    @Test
    void anotherExperimentIsAnotherPlan() {
        RolloutPlan plan = RolloutPlanner.forChange("Short form")
                .behavioral("x")
                .population(Population.ofUsersPerDay(20_000))
                .experiment(ExperimentRequest.changing("Sign-ups", percent(10)))
                .success(Metric.conversion("Sign-ups", percent(10)))
                .plan();
        Experiment test = plan.experiment().orElseThrow();

        assertThat(List.of(
                        test,
                        like(test, true, 0.9, 10_000, "Sign-ups"),
                        like(test, false, 0.95, 10_000, "Sign-ups"),
                        like(test, true, 0.95, 10_000, "Sign-ups"),
                        like(test, true, 0.95, 10_001, "Sign-ups"),
                        like(test, true, 0.95, 10_000, "Bounces")))
                .extracting(plan::withExperiment)
                .extracting(PlanFingerprintTest::fingerprint)
                .doesNotHaveDuplicates();
    }

    private static Experiment like(Experiment test, boolean isEnabled, double confidence, long size, String metric) {
        return Experiment.builder()
                .enabled(isEnabled)
                .control(test.control())
                .treatment(test.treatment())
                .addAllSplit(test.split())
                .hypothesis(test.hypothesis())
                .addMetrics(metric)
                .sampleSizePerGroup(size)
                .days(test.days())
                .confidence(confidence)
                .build();
    }

    @Test
    void otherLimitsBaselinesAndTriggersAreAnotherPlan() {
        Metric metric = Metric.errorRate("Errors", percent(0.2));

        assertThat(List.of(
                        plan(5, 25, metric.mustStayBelow(percent(0.6))),
                        plan(5, 25, metric.mustStayBelow(percent(0.5)).withBaseline(Baseline.exact())),
                        plan(5, 25, metric.mustStayBelow(percent(0.5)).withArrival(Duration.ofHours(6))),
                        plan(5, 25, metric.mustStayBelow(percent(0.5)).withRipening(Duration.ofHours(6))),
                        plan(5, 25, Metric.errorRate("Errors", percent(0.21)).mustStayBelow(percent(0.5))),
                        PLAN.withRollback(PLAN.rollback()
                                .withAutomaticTriggers(new RollbackTrigger(
                                        new Condition.OnMetric("Errors", Threshold.above(Quantity.of(percent(3)))),
                                        List.of())))))
                .extracting(PlanFingerprintTest::fingerprint)
                .doesNotContain(fingerprint(PLAN))
                .doesNotHaveDuplicates();
    }

    private static RolloutPlan withGate(UnaryOperator<Gate> change) {
        return CheckoutRollout.withPhase(
                PLAN,
                1,
                phase -> phase.withGoLiveCriteria(
                        phase.goLiveCriteria().stream().map(change).toArray(Gate[]::new)));
    }

    private static RolloutPlan withFirst(UnaryOperator<RolloutPhase> change) {
        return CheckoutRollout.withPhase(PLAN, 1, change);
    }

    private static RolloutPlan handled(Response onBreach, Response onNoData, Duration grace) {
        return withGate(gate ->
                gate.withHandling(new GateHandling(onBreach, Response.HOLD, onNoData, Response.ESCALATE, grace)));
    }

    private static RolloutPlan dependent(double intraclassCorrelation) {
        return RolloutPlanner.forChange("Search")
                .behavioral("x")
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(20_000_000))
                .ladder(Step.of("First", 5, DAY), Step.of("Second", 25, DAY), Step.last("All"))
                .guardrail(Metric.errorRate("Errors", percent(0.2))
                        .mustStayBelow(percent(0.5))
                        .withIntraclassCorrelation(intraclassCorrelation))
                .plan();
    }

    /** Each judges otherwise, or another time. */
    @Test
    void whateverDecidesIsPartOfThePlan() {
        Timeline timeline = PLAN.timeline();
        Experiment none = Experiment.builder()
                .enabled(true)
                .control("today")
                .treatment("new")
                .addSplit(percent(50), percent(50))
                .hypothesis("Better")
                .addMetrics("Errors")
                .days(14)
                .confidence(0.95)
                .build();

        assertThat(List.of(
                        withFirst(phase -> phase.withPurpose(PhasePurpose.HOLDBACK)),
                        withFirst(phase -> phase.withPercentage(percent(6))),
                        withFirst(phase -> phase.withSoak(DAY.plusHours(1))),
                        withFirst(phase -> phase.withComposition(GateComposition.atLeast(1))),
                        withFirst(phase ->
                                phase.withComposition(GateComposition.atLeast(1).withCritical("Errors"))),
                        withGate(gate -> gate.withRole(GateRole.SIGNAL)),
                        withGate(gate -> gate.withMargin(percent(3))),
                        withGate(gate -> gate.withComparison(Comparison.BASELINE)),
                        withGate(gate -> gate.withMinimumSample(77)),
                        withGate(gate -> gate.withTolerance(Tolerance.consecutive(2))),
                        withGate(gate -> gate.withTolerance(Tolerance.consecutive(3))),
                        withGate(gate -> gate.withTolerance(Tolerance.total(3))),
                        handled(Response.HOLD, Response.HOLD, DAY),
                        handled(Response.IGNORE, Response.HOLD, DAY),
                        handled(Response.HOLD, Response.IGNORE, DAY),
                        handled(Response.HOLD, Response.HOLD, DAY.plusHours(1)),
                        PLAN.withTimeline(new Timeline(
                                timeline.preparation(),
                                timeline.phases(),
                                timeline.total(),
                                TimeSpan.of(Duration.ofDays(9), "Bake"))),
                        PLAN.withPhases(PLAN.phases().subList(0, 2)),
                        PLAN.withExperiment(none),
                        PLAN.withMonitoring(new Monitoring(
                                List.of(),
                                PLAN.monitoring().dashboards(),
                                PLAN.monitoring().alerts())),
                        dependent(0.1),
                        dependent(0.2)))
                .extracting(PlanFingerprintTest::fingerprint)
                .doesNotContain(fingerprint(PLAN))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRewordedReasonIsTheSamePlan() {
        Reason reworded =
                Rule.of("test.reworded", "A test.").because("Another sentence.").reason();
        RolloutPlan other = CheckoutRollout.withPhase(PLAN, 1, phase -> {
            List<Gate> gates = new ArrayList<>();
            for (Gate gate : phase.goLiveCriteria()) {
                gates.add(Gate.builder()
                        .condition(gate.condition())
                        .role(gate.role())
                        .comparison(gate.comparison())
                        .margin(gate.margin())
                        .tolerance(gate.tolerance())
                        .minimumSample(gate.minimumSample())
                        .handling(gate.handling())
                        .addReasons(reworded)
                        .build());
            }
            return phase.withGoLiveCriteria(gates.toArray(Gate[]::new));
        });

        assertThat(other).isNotEqualTo(PLAN);
        assertThat(fingerprint(other)).isEqualTo(fingerprint(PLAN));
    }

    /** A state outlives a release of this library: whoever changes this value refuses all states that are kept. */
    @Test
    void staysTheSame() {
        assertThat(new Fingerprint().with("a").with(5).with(percent(0.5)).hex())
                .isEqualTo("34130c74ae4d1a10d65cbc6577b3c8be796339423e5bb7c61b4451db3407acea");
    }
}
