package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.EvidenceFate.Cause;
import io.github.rolloutplanner.observation.EvidenceFate.Kind;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Replanning;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rollouts that are planned again at their ends, in their experiments, and after much has been forgotten. */
class ReplanExtremesTest {
    private static final String ERRORS = "Errors";
    private static final String SIGN_UPS = "Sign-ups";

    private static ChangeDraft change(long usersPerDay) {
        return RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .internalFirst()
                .population(Population.ofUsersPerDay(usersPerDay))
                .guardrail(Metric.errorRate(ERRORS, percent(1)));
    }

    private static Replan replan(RunningRollout rollout, RolloutPlan plan, Duration at) {
        return rollout.replan(plan, at, "Ada", "The facts were wrong.");
    }

    private static Observation errors(TimeWindow window, long events) {
        return Observation.increment(ERRORS, window, Sample.events(events, 1_000), Sample.events(10, 1_000));
    }

    private static EvidenceFate fate(Replan replan, String metric) {
        return replan.replanning().evidence().stream()
                .filter(fate -> fate.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static RunningRollout atTheTop() {
        RunningRollout rollout = RunningRollout.start(change(400_000).plan());
        for (int day = 1; day < rollout.plan().phases().size(); day++) {
            rollout = rollout.advanceAnyway(Duration.ofDays(day), "Kim", "It is a test.");
        }
        return rollout;
    }

    @Test
    void atTheFirstInstantThePlanIsTheNewOne() {
        RolloutPlan half = change(200_000).plan();
        RunningRollout start = RunningRollout.start(change(400_000).plan());

        RunningRollout after = replan(start, half, Duration.ZERO).rollout();

        assertThat(after.phase().percentage()).isEqualTo(Percentage.ZERO);
        assertThat(after.plan()).isEqualTo(half);
        assertThat(after.observe(errors(TimeWindow.ofHours(0, 1), 10)).state())
                .extracting(state -> ((RolloutMemory) state).metrics())
                .isEqualTo(Rollouts.records(RunningRollout.start(half).observe(errors(TimeWindow.ofHours(0, 1), 10))));
    }

    @Test
    void evidenceThatCountsOnSkippedPhasesIsRefused() {
        RolloutPlan half = change(400_000).plan();
        List<RolloutPhase> phases = half.phases();
        RunningRollout start = RunningRollout.start(half.withPhases(IntStream.range(2, phases.size())
                .mapToObj(at -> phases.get(at).withNumber(at - 1))
                .toList()));
        RolloutPlan silent = half.withPhases(phases.stream()
                .map(phase -> phase.withEvidence(List.of()).withGoLiveCriteria())
                .toList());

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(start, half, Duration.ZERO))
                .withMessageContaining("its evidence counts on users who have the change before "
                        + phases.get(2).label() + ", in " + phases.get(1).label() + ", but")
                .withMessageContaining("RolloutPlanner.replan(..) leaves them out.");
        assertThat(replan(start, silent, Duration.ZERO).phase().percentage())
                .isEqualTo(phases.get(2).percentage());
    }

    @Test
    void inTheBakeAllUsersKeepIt() {
        RunningRollout before = atTheTop();
        Duration at = before.since().plusHours(3);

        Replan replan = replan(before, change(200_000).plan(), at);

        assertThat(replan.rollout().live()).isEqualTo(before.live());
        assertThat(replan.phase().percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(replan.rollout().plan().phases()).hasSameSizeAs(before.plan().phases());
        assertThat(replan.rollout().plan().phases().subList(0, 3))
                .isEqualTo(before.plan().phases().subList(0, 3));
    }

    /** A total failure an hour ago is not forgotten by who corrects the baseline. */
    @Test
    void aTotalFailureStillRollsBack() {
        RunningRollout before = RunningRollout.start(change(400_000).plan())
                .advanceAnyway(Duration.ofHours(1), "Kim", "It is a test.")
                .observe(errors(TimeWindow.ofHours(1, 2), 1_000));
        RolloutPlan corrected = RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .internalFirst()
                .population(Population.ofUsersPerDay(400_000))
                .guardrail(Metric.errorRate(ERRORS, percent(50)))
                .plan();

        Replan replan = replan(before, corrected, Duration.ofHours(2));

        assertThat(fate(replan, ERRORS).kind()).isEqualTo(Kind.RESTARTED);
        assertThat(replan.rollout().decide(Duration.ofHours(2))).isInstanceOf(Decision.RollBack.class);
        assertThat(restored(replan.rollout()).decide(Duration.ofHours(2))).isInstanceOf(Decision.RollBack.class);
    }

    private static RunningRollout restored(RunningRollout rollout) {
        return RunningRollout.restore(rollout.plan(), rollout.policy(), rollout.state());
    }

    @Test
    void evidenceOfMoreWindowsThanAreRememberedGoesOn() {
        RunningRollout before = RunningRollout.start(change(400_000).plan());
        for (int hour = 0; hour < 100; hour++) {
            before = before.observe(errors(TimeWindow.ofHours(hour, hour + 1), 11));
        }

        Replan replan = replan(before, change(200_000).plan(), Duration.ofHours(100));
        Observation next = errors(TimeWindow.ofHours(100, 101), 12);

        assertThat(fate(replan, ERRORS).kind()).isEqualTo(Kind.KEPT);
        assertThat(Rollouts.records(replan.rollout().observe(next))).isEqualTo(Rollouts.records(before.observe(next)));
        assertThat(restored(replan.rollout())).isEqualTo(replan.rollout());
    }

    @Test
    void aMetricOfAnotherKindTakesItsOwnSamplesFromThenOn() {
        RunningRollout before =
                RunningRollout.start(change(400_000).plan()).observe(errors(TimeWindow.ofHours(0, 1), 10));
        RolloutPlan counted = RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .internalFirst()
                .population(Population.ofUsersPerDay(400_000))
                .guardrail(Metric.revenue(ERRORS, Quantity.of(3, "EUR")))
                .plan();

        Replan replan = replan(before, counted, Duration.ofHours(1));

        assertThat(fate(replan, ERRORS).causes()).contains(Cause.METRIC_KIND, Cause.UNIT, Cause.BASELINE);
        assertThat(restored(replan.rollout())).isEqualTo(replan.rollout());
    }

    @Test
    void anAcknowledgedMismatchStaysAcknowledged() {
        RunningRollout before = RunningRollout.start(change(400_000).plan())
                .advanceAnyway(Duration.ofHours(1), "Kim", "It is a test.")
                .observe(Observation.assignmentCounts(TimeWindow.ofHours(1, 2), 9_000, 5_000))
                .acknowledgeMismatch(Duration.ofHours(2), "Kim", "Bots");

        RunningRollout after =
                replan(before, change(200_000).plan(), Duration.ofHours(2)).rollout();

        assertThat(Rollouts.detections(after)).isEqualTo(Rollouts.detections(before));
        assertThat(after.decide(Duration.ofHours(2))).hasSameClassAs(before.decide(Duration.ofHours(2)));
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> after.acknowledgeMismatch(Duration.ofHours(2), "Kim", "Bots"));
    }

    private static ChangeDraft form(ExperimentRequest request, long usersPerDay) {
        return RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(usersPerDay))
                .experiment(request)
                .success(Metric.conversion(SIGN_UPS, percent(10)));
    }

    private static ExperimentRequest forms() {
        return ExperimentRequest.changing(SIGN_UPS, percent(5)).between("long form", "short form", "one page");
    }

    private static RunningRollout inExperiment() {
        RunningRollout rollout = RunningRollout.start(form(forms(), 60_000).plan());
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    @Test
    void anExperimentOfTheSameSizeMayBecomeLonger() {
        RunningRollout before = inExperiment();

        Replan replan = replan(before, form(forms(), 30_000).plan(), Duration.ofDays(1));

        assertThat(replan.rollout().live()).isEqualTo(before.live());
        assertThat(replan.phase().soak().orElseThrow())
                .isGreaterThan(before.phase().soak().orElseThrow());
        assertThat(replan.rollout().plan().experiment().orElseThrow().sampleSizePerGroup())
                .isEqualTo(before.plan().experiment().orElseThrow().sampleSizePerGroup());
    }

    @Test
    void whatItsReadOutRestsOnIsNotChanged() {
        RunningRollout before = inExperiment();
        RolloutPlan larger = form(
                        ExperimentRequest.changing(SIGN_UPS, percent(2)).between("long form", "short form", "one page"),
                        60_000)
                .plan();
        RolloutPlan without = RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(60_000))
                .success(Metric.conversion(SIGN_UPS, percent(10)))
                .plan();

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(before, larger, Duration.ofDays(1)))
                .withMessageContaining("its experiment has another size");
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(before, without, Duration.ofDays(1)))
                .withMessageContaining("it has no phase for what is live");
        Duration late = before.since().plus(before.phase().soak().orElseThrow());
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(before, form(forms(), 30_000).plan(), late))
                .withMessageContaining("One that is running can be made longer before its planned end");
    }

    @Test
    void anotherBucketingAttributeIsRefused() {
        RunningRollout before = atTheTop();
        RolloutPlan other = change(400_000).bucketBy("user.session").plan();

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(before, other, Duration.ofDays(9)))
                .withMessageContaining("which would expose other users. Keep the attribute.");
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(
                        () -> replan(before, change(400_000).flagKey("meter-2").plan(), Duration.ofDays(9)))
                .withMessageContaining("Another key would expose other users");
    }

    @Test
    void anotherDeliveryIsRefusedAsSuch() {
        RunningRollout before = atTheTop();
        RolloutPlan deployed =
                change(400_000).deliveredBy(Delivery.deployment()).plan();

        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> replan(before, deployed, Duration.ofDays(9)))
                .withMessageContaining(
                        "because the change is delivered by a deployment instead of a feature flag. Keep the delivery.")
                .withMessageNotContaining("give the flag its name");
    }

    @Test
    void aLineageThatCannotBeIsRefused() {
        RunningRollout after = replan(
                        RunningRollout.start(change(400_000).plan()),
                        change(200_000).plan(),
                        Duration.ZERO)
                .rollout();
        RolloutMemory state = (RolloutMemory) after.state();
        Replanning done = after.replannings().get(0);
        Replanning later = new Replanning(
                done.at(), 2, 1, done.fingerprint(), done.ladder(), done.evidence(), done.gates(), done.by(), " ");

        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> RunningRollout.restore(
                        after.plan(),
                        after.policy(),
                        new RolloutMemory(
                                state.plan(),
                                state.startedAt(),
                                state.applied(),
                                state.transitions(),
                                state.calls(),
                                state.metrics(),
                                new Lineage(List.of(later), List.of(), 0))))
                .withMessageContaining("in phase 2 after 1 transitions, which cannot have been")
                .withMessageContaining("Say why.");
    }
}
