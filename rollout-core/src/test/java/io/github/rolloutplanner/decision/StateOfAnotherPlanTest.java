package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.ObservedWindows;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.observation.Transition.Kind;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** States that no rollout of the plan can have, whatever their fingerprint says, and plans that nothing can be decided by. */
class StateOfAnotherPlanTest {
    private static final Duration SIX = Rollouts.PHASE;
    private static final Duration TWELVE = SIX.plus(SIX);
    private static final RunningRollout ROLLOUT = Rollouts.inSecondPhase()
            .observe(Observation.increment(
                    Rollouts.ERRORS, TimeWindow.ofHours(6, 7), Sample.events(10, 1_000), Sample.events(10, 1_000)));
    private static final RolloutMemory STATE = (RolloutMemory) ROLLOUT.state();
    private static final MetricRecord RECORD = Rollouts.records(ROLLOUT).get(0);
    private static final Transition FIRST = STATE.transitions().get(0);

    private static Transition forced(Duration at, int phase) {
        return new Transition(Kind.FORCED, at, phase, OptionalInt.empty(), "Kim", "A test.");
    }

    private static RolloutMemory done(Transition... transitions) {
        return new RolloutMemory(
                STATE.plan(), STATE.startedAt(), STATE.applied(), List.of(transitions), STATE.calls(), List.of());
    }

    private static RolloutMemory known(MetricRecord... records) {
        return new RolloutMemory(
                STATE.plan(), STATE.startedAt(), STATE.applied(), STATE.transitions(), STATE.calls(), List.of(records));
    }

    private static MetricRecord like(
            String metric, List<Detection> detections, List<Correction> corrections, List<Observation.Before> before) {
        return new MetricRecord(
                metric,
                RECORD.windows(),
                RECORD.stretches(),
                RECORD.breaches(),
                RECORD.silence(),
                detections,
                corrections,
                before);
    }

    static Stream<Arguments> states() {
        Transition chosen =
                new Transition(Kind.CHOSEN, TWELVE, 2, OptionalInt.empty(), "Kim", "Best", Optional.of("one page"));
        Detection beyondLimit = new Detection(
                Detection.Kind.BEYOND_LIMIT,
                SIX,
                2,
                30,
                20,
                GroupTotals.of(Sample.events(900, 1_000)),
                Optional.empty());
        Observation.Before before = new Observation.Before(
                Rollouts.ERRORS, 2, TimeWindow.ofHours(-24, 0), Sample.events(1, 100), Sample.events(1, 100));
        return Stream.of(
                state("too far", done(FIRST, forced(TWELVE, 3), forced(TWELVE, 4)), "is in phase 4, but"),
                state("back in time", done(FIRST, forced(Duration.ofHours(5), 3)), "goes back in time"),
                state("a jump", done(forced(SIX, 3)), "to phase 3 from phase 1. Give the transitions of one rollout."),
                state(
                        "on after its end",
                        done(
                                FIRST,
                                new Transition(Kind.ROLLED_BACK, TWELVE, 2, OptionalInt.empty(), "Kim", "Errors"),
                                forced(TWELVE, 3)),
                        "from phase 2, after it was rolled back at 12h by Kim"),
                state(
                        "a confirmation of a measured gate",
                        done(FIRST, new Transition(Kind.APPROVED, TWELVE, 2, OptionalInt.of(0), "Kim", "")),
                        "has gate 0 of phase 2 confirmed, which needs no approval"),
                state("a treatment", done(FIRST, chosen), "has 'one page' chosen in phase 2, which the plan cannot"),
                state(
                        "no name",
                        done(new Transition(Kind.FORCED, SIX, 2, OptionalInt.empty(), "", "")),
                        "who did what"),
                state(
                        "a correction without a name",
                        known(like(
                                Rollouts.ERRORS,
                                List.of(),
                                List.of(new Correction.Restarted(Rollouts.ERRORS, TWELVE, 2, " ", "Moved")),
                                List.of())),
                        "correction of 'Errors'"),
                state("a metric twice", known(RECORD, RECORD), "remembers 'Errors' twice"),
                state(
                        "a metric of another plan",
                        known(like("Crashes", List.of(), List.of(), List.of())),
                        "remembers 'Crashes', which the plan does not measure"),
                state(
                        "a limit that the plan has not",
                        known(like(Rollouts.RETRIES, List.of(beyondLimit), List.of(), List.of())),
                        "has detected 'Retries' to be beyond a limit, but the plan has none"),
                state(
                        "what was before a phase beside a control group",
                        known(like(Rollouts.ERRORS, List.of(), List.of(), List.of(before))),
                        "remembers what 'Errors' showed before phase 2"),
                state(
                        "data of a phase to come",
                        new RolloutMemory(
                                STATE.plan(),
                                STATE.startedAt(),
                                STATE.applied(),
                                List.of(),
                                STATE.calls(),
                                List.of(RECORD)),
                        "remembers 'Errors' in phase 2, which was not reached"));
    }

    private static Arguments state(String name, RolloutMemory state, String message) {
        return Arguments.of(Named.of(name, state), message);
    }

    @ParameterizedTest
    @MethodSource("states")
    void isRefused(RolloutMemory state, String message) {
        assertThatThrownBy(() -> RunningRollout.restoreAsWritten(ROLLOUT.plan(), ROLLOUT.policy(), state))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageContaining(message);
    }

    @Test
    void isTakenWhereNothingIsWrong() {
        assertThat(RunningRollout.restoreAsWritten(ROLLOUT.plan(), ROLLOUT.policy(), STATE))
                .isEqualTo(ROLLOUT);
    }

    private static RolloutPlan tolerating(int breaches) {
        return Rollouts.withGates(Rollouts.ERRORS, gate -> gate.withTolerance(Tolerance.consecutive(breaches)));
    }

    private static RolloutPlan withFirst(UnaryOperator<RolloutPhase> change) {
        return Rollouts.PLAN.withPhases(Stream.concat(
                        Stream.of(change.apply(Rollouts.PLAN.phases().get(0))),
                        Rollouts.PLAN.phases().stream().skip(1))
                .toList());
    }

    /** Of two treatments, the second called "no form". */
    private static RolloutPlan tested(String first, double... split) {
        RolloutPlan plan = RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(60_000))
                .experiment(ExperimentRequest.changing("Sign-ups", percent(5)))
                .success(Metric.conversion("Sign-ups", percent(10)))
                .plan();
        return plan.withExperiment(Experiment.builder()
                .enabled(true)
                .control("long form")
                .treatment(first)
                .addFurtherTreatments("no form")
                .addAllSplit(Arrays.stream(split).mapToObj(Percentage::percent).toList())
                .hypothesis("More sign up")
                .addMetrics("Sign-ups")
                .days(14)
                .confidence(0.95)
                .build());
    }

    static Stream<Arguments> plans() {
        Gate[] twice = Stream.concat(
                        Rollouts.PLAN.phases().get(0).goLiveCriteria().stream(),
                        Rollouts.PLAN.phases().get(0).goLiveCriteria().stream().limit(1))
                .toArray(Gate[]::new);
        MonitoredMetric spending = MonitoredMetric.builder()
                .name("Spending")
                .baseline(Quantity.of(80, "EUR"))
                .threshold(Threshold.above(Quantity.of(60, "EUR")))
                .build();
        Gate spent = Gate.stated("Spending > 70 EUR", GateRole.SIGNAL);
        RolloutPlan ofAnyKind = withFirst(phase -> phase.withGoLiveCriteria(spent, spent))
                .withMonitoring(new Monitoring(
                        List.of(spending),
                        Rollouts.PLAN.monitoring().dashboards(),
                        Rollouts.PLAN.monitoring().alerts()));
        GateComposition unknown = GateComposition.all().withCritical("Crashes");
        return Stream.of(
                Arguments.of(Rollouts.PLAN.withPhases(List.of()), "has no phase to start with"),
                Arguments.of(
                        withFirst(phase -> phase.withGoLiveCriteria(twice)), "'First' has several gates on 'Errors'"),
                Arguments.of(ofAnyKind, "'First' has several gates on 'Spending'"),
                Arguments.of(withFirst(phase -> phase.withComposition(unknown)), "'First' calls 'Crashes' critical"),
                Arguments.of(tested("one page", 40, 30, 15, 15), "cannot be split into [40%, 30%, 15%, 15%]"),
                Arguments.of(tested("one page", 70, 30, 0), "cannot be split into [70%, 30%, 0%]"),
                Arguments.of(tested("no form", 40, 30, 30), "of the treatments [no form, no form]"),
                Arguments.of(
                        tolerating(ObservedWindows.RECENT + 1),
                        "tolerates more breaches in a row than the 64 observations that are remembered"));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noPlanIsStartedThatNothingCanBeDecidedBy(RolloutPlan plan, String message) {
        assertThatThrownBy(() -> RunningRollout.start(plan))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageContaining(message);
        assertThat(PlanLinter.lint(plan))
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .extracting(Finding::rule)
                .containsAnyOf("criteria.decidable", "criteria.without-effect", "experiment.split", "phases.present");
    }

    @Test
    void asManyBreachesInARowAsAreRememberedCanBeTolerated() {
        assertThat(RunningRollout.start(tolerating(ObservedWindows.RECENT)).isOver())
                .isFalse();
    }
}
