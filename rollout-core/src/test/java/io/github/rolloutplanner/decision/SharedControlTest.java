package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The control group of several treatments, which comes with each of them. */
class SharedControlTest {
    private static final String SIGN_UPS = "Sign-ups";
    private static final String TIME = "Time";
    private static final String SHORT = "short form";
    private static final String ONE_PAGE = "one page";
    private static final Sample TREATED = Sample.events(110, 1_000);
    private static final Sample CONTROL = Sample.events(100, 1_000);
    private static final Sample NOBODY = Sample.events(0, 0);
    private static final Sample OTHER_CONTROL = Sample.events(101, 1_000);
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Sign-up form")
            .behavioral("The form asks for less")
            .population(Population.ofUsersPerDay(60_000))
            .experiment(ExperimentRequest.changing(SIGN_UPS, percent(5)).between("long form", SHORT, ONE_PAGE))
            .success(Metric.conversion(SIGN_UPS, percent(10)))
            .guardrail(Metric.loadTime(TIME, Duration.ofMillis(900))
                    .withExposureUnit(ExposureUnit.USER)
                    .withStandardDeviation(600)
                    .mustStayBelow(Quantity.of(1_000, "ms")))
            .plan();
    private static final RunningRollout STARTED = inExperiment(PLAN);
    private static final TimeWindow FIRST =
            new TimeWindow(STARTED.since(), STARTED.since().plusHours(1));

    private static RunningRollout inExperiment(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    private static Observation signUps(
            Observation.Temporality temporality, String treatment, TimeWindow window, Sample control) {
        return (temporality == Observation.Temporality.DELTA
                        ? Observation.increment(SIGN_UPS, window, TREATED, control)
                        : Observation.cumulative(SIGN_UPS, window, TREATED, control))
                .ofTreatment(treatment);
    }

    private static Observation signUps(String treatment, Sample control) {
        return signUps(Observation.Temporality.DELTA, treatment, FIRST, control);
    }

    @ParameterizedTest
    @EnumSource(Observation.Temporality.class)
    void copiesThatDifferAreRefusedWhateverOrderTheyComeIn(Observation.Temporality temporality) {
        for (List<String> order : List.of(List.of(SHORT, ONE_PAGE), List.of(ONE_PAGE, SHORT))) {
            RunningRollout rollout = STARTED.observe(signUps(temporality, order.get(0), FIRST, CONTROL));
            Observation other = signUps(temporality, order.get(1), FIRST, OTHER_CONTROL);

            List<Problem> problems = catchThrowableOfType(
                            InvalidObservationException.class, () -> rollout.observe(other))
                    .problems();

            assertThat(problems).extracting(Problem::path).containsExactly("control");
            assertThat(problems.get(0).toString())
                    .contains("'Sign-ups (" + order.get(0) + ")'", "101", "100", "revise(..)");
            rollout.observe(signUps(temporality, order.get(1), FIRST, CONTROL));
        }
    }

    /** A minute later late rows are there: the first copy is the one that all have. */
    @Test
    void copiesOfOtherWindowsMayDiffer() {
        TimeWindow second = new TimeWindow(FIRST.end(), FIRST.end().plusHours(1));
        RunningRollout rollout = STARTED.observe(signUps(SHORT, CONTROL))
                .observe(signUps(Observation.Temporality.DELTA, ONE_PAGE, second, OTHER_CONTROL));

        assertThat(rollout.state()).isNotEqualTo(STARTED.state());
    }

    /** An empty copy is a query that found nothing: it says nothing of the others. */
    @Test
    void anEmptyCopyContradictsNone() {
        RunningRollout rollout = STARTED.observe(signUps(SHORT, Sample.events(0, 0)));

        assertThat(rollout.observe(signUps(ONE_PAGE, CONTROL))).isNotEqualTo(rollout);
    }

    /** The same numbers added up in another order are the same. */
    @Test
    void copiesThatDifferByRoundingAreOne() {
        RunningRollout rollout = STARTED.observe(time(SHORT, 900, 360_000));

        assertThat(rollout.observe(time(ONE_PAGE, 900.0000000000001, 360_000.0000001)))
                .isNotEqualTo(rollout);
        assertThatThrownBy(() -> rollout.observe(time(ONE_PAGE, 900.001, 360_000)))
                .isInstanceOf(InvalidObservationException.class)
                .hasMessageContaining("the same control group");
    }

    private static Observation time(String treatment, double mean, double variance) {
        return Observation.increment(
                        TIME, FIRST, Sample.moments(1_000, 900, 360_000), Sample.moments(1_000, mean, variance))
                .ofTreatment(treatment);
    }

    @Test
    void theSizesOfTheGroupsShareTheirControl() {
        RunningRollout rollout = STARTED.observe(
                Observation.assignmentCounts(FIRST, 1_000, 1_000).ofTreatment(SHORT));
        Observation other = Observation.assignmentCounts(FIRST, 1_000, 1_001).ofTreatment(ONE_PAGE);

        assertThatThrownBy(() -> rollout.observe(other)).isInstanceOf(InvalidObservationException.class);
    }

    @ParameterizedTest
    @EnumSource(Observation.Temporality.class)
    void aCorrectionOfTheControlIsOneOfAllTreatments(Observation.Temporality temporality) {
        RunningRollout rollout = STARTED.observe(signUps(temporality, SHORT, FIRST, CONTROL))
                .observe(signUps(temporality, ONE_PAGE, FIRST, CONTROL));

        RunningRollout revised =
                rollout.revise(signUps(temporality, SHORT, FIRST, OTHER_CONTROL), "Ada", "bots were counted");

        assertThat(revised.corrections())
                .extracting(done -> ((Correction.Revised) done).now())
                .containsExactlyInAnyOrder(
                        (Observation.Measured) signUps(temporality, SHORT, FIRST, OTHER_CONTROL),
                        (Observation.Measured) signUps(temporality, ONE_PAGE, FIRST, OTHER_CONTROL));
        assertThat(revised.observe(signUps(temporality, ONE_PAGE, FIRST, OTHER_CONTROL)))
                .isEqualTo(revised);
        for (Correction line : revised.corrections()) {
            assertThat(rollout.redo(line)).isEqualTo(revised);
            assertThat(revised.redo(line)).isEqualTo(revised);
        }
        assertThat(RunningRollout.restore(PLAN, revised.policy(), revised.state()))
                .isEqualTo(revised);
    }

    @Test
    void aCorrectionOfTheTreatedIsItsOwn() {
        RunningRollout rollout = STARTED.observe(signUps(SHORT, CONTROL)).observe(signUps(ONE_PAGE, CONTROL));

        Observation fewer = Observation.increment(SIGN_UPS, FIRST, Sample.events(90, 1_000), CONTROL)
                .ofTreatment(SHORT);

        assertThat(rollout.revise(fewer, "Ada", "bots were counted").corrections())
                .hasSize(1);
    }

    @Test
    void aStateWhoseCopiesDifferIsRefused() {
        RolloutMemory ofOne =
                (RolloutMemory) STARTED.observe(signUps(SHORT, CONTROL)).state();
        RolloutMemory ofOther = (RolloutMemory)
                STARTED.observe(signUps(ONE_PAGE, OTHER_CONTROL)).state();
        List<MetricRecord> both = new ArrayList<>(ofOne.metrics());
        both.addAll(ofOther.metrics());
        RolloutMemory contradictory = new RolloutMemory(
                ofOne.plan(), ofOne.startedAt(), ofOne.applied(), ofOne.transitions(), ofOne.calls(), both);

        assertThatThrownBy(() -> RunningRollout.restore(PLAN, STARTED.policy(), contradictory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("control group");
    }

    @Test
    void oneCallTakesTheControlOnceForAllTreatments() {
        Map<String, Sample> treated = new LinkedHashMap<>();
        treated.put(SHORT, TREATED);
        treated.put(ONE_PAGE, TREATED);

        assertThat(Observation.increments(SIGN_UPS, FIRST, treated, CONTROL))
                .containsExactly(signUps(SHORT, CONTROL), signUps(ONE_PAGE, CONTROL));
        assertThat(Observation.checkpoints(SIGN_UPS, FIRST, treated, CONTROL))
                .containsExactly(
                        signUps(Observation.Temporality.CUMULATIVE, SHORT, FIRST, CONTROL),
                        signUps(Observation.Temporality.CUMULATIVE, ONE_PAGE, FIRST, CONTROL));
        assertThat(STARTED.observeAll(Observation.increments(SIGN_UPS, FIRST, treated, CONTROL)))
                .isEqualTo(STARTED.observe(signUps(SHORT, CONTROL)).observe(signUps(ONE_PAGE, CONTROL)));
    }

    @Test
    void oneCallTakesSomething() {
        assertThatThrownBy(() -> Observation.increments(SIGN_UPS, FIRST, Map.of(), CONTROL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'Sign-ups' has no treatment in " + FIRST + ". Give what each treatment showed.");
    }

    @Test
    void aControlThatCameLateIsOneOfAllTreatments() {
        RunningRollout rollout = STARTED.observe(signUps(SHORT, NOBODY)).observe(signUps(ONE_PAGE, NOBODY));

        assertThat(rollout.revise(signUps(SHORT, CONTROL), "Ada", "it came late")
                        .corrections())
                .extracting(done -> ((Correction.Revised) done).now())
                .containsExactlyInAnyOrder((Observation.Measured) signUps(SHORT, CONTROL), (Observation.Measured)
                        signUps(ONE_PAGE, CONTROL));
    }

    @Test
    void aControlThatIsTakenAwayIsSoFromAllTreatments() {
        RunningRollout rollout = STARTED.observe(signUps(SHORT, CONTROL)).observe(signUps(ONE_PAGE, CONTROL));
        Observation alone = Observation.increment(SIGN_UPS, FIRST, TREATED).ofTreatment(SHORT);

        assertThat(rollout.revise(signUps(SHORT, NOBODY), "Ada", "it was counted twice")
                        .corrections())
                .hasSize(2)
                .allSatisfy(done ->
                        assertThat(((Correction.Revised) done).now().control()).contains(NOBODY));
        assertThatThrownBy(() -> rollout.revise(alone, "Ada", "it was counted twice"))
                .isInstanceOf(InvalidObservationException.class)
                .hasMessageContaining("control: there is none, but the phase compares with one.");
    }

    /** The query of one treatment found no control group, that of the other did. */
    @Test
    void aCorrectionOfTheTreatedLeavesAnEmptyCopyToItself() {
        RunningRollout rollout = STARTED.observe(signUps(SHORT, NOBODY)).observe(signUps(ONE_PAGE, CONTROL));
        Observation fewer = Observation.increment(SIGN_UPS, FIRST, Sample.events(90, 1_000), NOBODY)
                .ofTreatment(SHORT);

        assertThat(rollout.revise(fewer, "Ada", "bots were counted").corrections())
                .hasSize(1);
        assertThat(rollout.revise(signUps(SHORT, CONTROL), "Ada", "it came late")
                        .corrections())
                .hasSize(1);
    }

    @Test
    void aControlThatOneTreatmentNoLongerTellsApartIsNotRevisedWithTheOtherAlone() {
        RunningRollout rollout = STARTED.observe(signUps(SHORT, CONTROL));
        TimeWindow hour = FIRST;
        for (int number = 0; number < 80; number++) {
            rollout = rollout.observe(signUps(Observation.Temporality.DELTA, ONE_PAGE, hour, CONTROL));
            hour = new TimeWindow(hour.end(), hour.end().plusHours(1));
        }
        RunningRollout observed = rollout;
        Observation fewer = Observation.increment(SIGN_UPS, FIRST, Sample.events(90, 1_000), CONTROL)
                .ofTreatment(SHORT);

        assertThatThrownBy(() -> observed.revise(signUps(SHORT, OTHER_CONTROL), "Ada", "bots were counted"))
                .isInstanceOf(InvalidObservationException.class)
                .hasMessageContaining("control: it is one of all treatments, but 'Sign-ups (one page)' has data of that"
                        + " time which are no longer told apart.");
        assertThat(observed.revise(fewer, "Ada", "bots were counted").corrections())
                .hasSize(1);
    }

    /** One source counts on while the other gives increments: of one window, both say the same. */
    @Test
    void copiesOfIncrementsAndOfCheckpointsAreOne() {
        RunningRollout rollout = STARTED.observe(signUps(Observation.Temporality.DELTA, SHORT, FIRST, CONTROL));

        assertThatThrownBy(() ->
                        rollout.observe(signUps(Observation.Temporality.CUMULATIVE, ONE_PAGE, FIRST, OTHER_CONTROL)))
                .isInstanceOf(InvalidObservationException.class)
                .hasMessageContaining("the same control group");
        RunningRollout both = rollout.observe(signUps(Observation.Temporality.CUMULATIVE, ONE_PAGE, FIRST, CONTROL));
        assertThat(both.revise(signUps(SHORT, OTHER_CONTROL), "Ada", "bots were counted")
                        .corrections())
                .hasSize(2);
    }

    /** Each sum that the read-out is made from differs once. */
    @Test
    void copiesThatDifferInOneSumAreRefused() {
        RolloutPlan plan = revenue(ExposureUnit.USER);
        Sample adjusted = Sample.moments(1_000, 5, 400).adjustedBy(4, 100, 50);

        for (Sample other : List.of(
                Sample.moments(1_000, 5, 400).adjustedBy(4, 1_000, 50),
                Sample.moments(1_000, 5, 400).adjustedBy(4, 100, -50),
                Sample.moments(1_000, 5, 400).adjustedBy(4.1, 100, 50),
                Sample.moments(1_000, 5, 401).adjustedBy(4, 100, 50))) {
            assertAreDifferent(plan, adjusted, other);
        }
        assertAreDifferent(
                revenue(ExposureUnit.REQUEST_BY_USER),
                byUser(15_000, 2_200),
                byUser(15_001, 2_200),
                byUser(15_000, 2_201));
    }

    private static Sample byUser(double sumSquares, double products) {
        return new Sample.NumbersByUser(100, 1_000, 200, 9_000, sumSquares, 500, products);
    }

    private static RolloutPlan revenue(ExposureUnit unit) {
        return RolloutPlanner.forChange("Form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(40_000).withRequestsPerDay(80_000))
                .experiment(ExperimentRequest.changing("Revenue", percent(10)).between("long form", SHORT, ONE_PAGE))
                .success(Metric.revenue("Revenue", Quantity.of(5, "EUR"))
                        .withStandardDeviation(20)
                        .withExposureUnit(unit))
                .plan();
    }

    private static void assertAreDifferent(RolloutPlan plan, Sample control, Sample... others) {
        RunningRollout rollout = inExperiment(plan).observe(revenue(SHORT, control, control));
        for (Sample other : others) {
            assertThatThrownBy(() -> rollout.observe(revenue(ONE_PAGE, control, other)))
                    .as("%s", other)
                    .isInstanceOf(InvalidObservationException.class)
                    .hasMessageContaining("the same control group");
        }
        rollout.observe(revenue(ONE_PAGE, control, control));
    }

    private static Observation revenue(String treatment, Sample treated, Sample control) {
        return Observation.increment("Revenue", FIRST, treated, control).ofTreatment(treatment);
    }

    @Test
    void aTimeBeforeTheRolloutIsOfNoTreatment() {
        Observation before = Observation.before(SIGN_UPS, 1, TimeWindow.ofHours(-336, 0), TREATED, CONTROL);

        assertThatThrownBy(() -> before.ofTreatment(SHORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Before the rollout nobody had 'short form': what 'Sign-ups' showed in " + before.window()
                        + " is of no treatment. Leave out ofTreatment(..).");
    }
}
