package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An experiment of several treatments while it runs. */
class SeveralTreatmentsTest {
    private static final String SIGN_UPS = "Sign-ups";
    private static final String ERRORS = "Errors";
    private static final List<String> TREATMENTS = List.of("short form", "one page", "no form");
    private static final ExperimentRequest FORMS = ExperimentRequest.changing(SIGN_UPS, percent(5))
            .between("long form", "short form", "one page", "no form")
            .splitInto(40, 20, 20, 20);
    private static final RolloutPlan PLAN = plan(FORMS);
    private static final RunningRollout STARTED = inExperiment(PLAN);
    private static final Duration END =
            STARTED.since().plus(STARTED.phase().soak().orElseThrow());

    private static RolloutPlan plan(ExperimentRequest request) {
        return RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(60_000))
                .experiment(request)
                .success(Metric.conversion(SIGN_UPS, percent(10)))
                .guardrail(Metric.errorRate(ERRORS, percent(1))
                        .withExposureUnit(ExposureUnit.USER)
                        .mustStayBelow(percent(2)))
                .plan();
    }

    private static RunningRollout inExperiment(RolloutPlan plan) {
        RunningRollout rollout = RunningRollout.start(plan);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    /** So many users of the control, half as many of each treatment, with rates in percent. */
    private static RunningRollout observed(long control, double[] signUps, double[] errors) {
        RunningRollout rollout = STARTED;
        for (int at = 0; at < TREATMENTS.size(); at++) {
            rollout = rollout.observe(observation(SIGN_UPS, control / 2, signUps[at], control, 10, at))
                    .observe(observation(ERRORS, control / 2, errors[at], control, 1, at));
        }
        return rollout;
    }

    private static Observation observation(
            String metric, long treated, double rate, long control, double controlRate, int treatment) {
        return Observation.increment(
                        metric,
                        new TimeWindow(STARTED.since(), END),
                        events(treated, rate),
                        events(control, controlRate))
                .ofTreatment(TREATMENTS.get(treatment));
    }

    private static Sample events(long users, double percent) {
        return Sample.events(Math.round(users * percent / 100), users);
    }

    private static ExperimentReadOut readOut(double[] signUps, double... errors) {
        return observed(150_000, signUps, errors).readOut(END).orElseThrow();
    }

    private static double[] of(double... rates) {
        return rates;
    }

    @Nested
    class TheReadOut {
        @Test
        void shipsTheBestOfThoseThatAreBetter() {
            ExperimentReadOut shown = readOut(of(10, 10.6, 10.9), 1, 1, 1);

            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.SHIP);
            assertThat(shown.ships()).contains("no form");
            assertThat(shown.treatments())
                    .extracting(ExperimentReadOut.OfTreatment::treatment)
                    .isEqualTo(TREATMENTS);
            assertThat(shown.treatments())
                    .extracting(ExperimentReadOut.OfTreatment::recommendation)
                    .containsExactly(
                            ExperimentReadOut.Recommendation.DO_NOT_SHIP,
                            ExperimentReadOut.Recommendation.SHIP,
                            ExperimentReadOut.Recommendation.SHIP);
            assertThat(shown.reasons())
                    .first()
                    .extracting(Reason::toString)
                    .asString()
                    .startsWith("Sign-ups (no form) is better: ");
            assertThat(shown.treatments().get(2).effects())
                    .extracting(MetricEffect::metric)
                    .containsExactly(SIGN_UPS, ERRORS);
            assertThat(shown.treatments().get(2).effects())
                    .extracting(MetricEffect::treatment)
                    .containsOnly(Optional.of("no form"));
        }

        @Test
        void shipsNoneWhoseGuardrailMayBeWorse() {
            ExperimentReadOut shown = readOut(of(10, 10.6, 10.9), 1, 1, 1.3);

            assertThat(shown.ships()).contains("one page");
        }

        /** A p-value of 0.02 is too large for a third of the level, and small enough once another treatment is better. */
        @Test
        void sharesTheLevelByHolm() {
            double better = 10.62;
            double nearly = 10.31;
            MetricEffect ofNearly =
                    readOut(of(nearly, 10, 10), 1, 1, 1).effects().get(0);
            assertThat(ofNearly.absolute().pValue()).isBetween(0.05 / 3, 0.05 / 2);
            assertThat(ofNearly.finding()).isNotEqualTo(MetricEffect.Finding.BETTER);

            assertThat(readOut(of(nearly, better, 10), 1, 1, 1).effects().get(0).finding())
                    .isEqualTo(MetricEffect.Finding.BETTER);
        }

        @Test
        void intervalsHoldForAllTreatmentsTogether() {
            MetricEffect.Estimate effect =
                    readOut(of(10, 10, 10), 1, 1, 1).effects().get(0).absolute();
            double standardError = Math.sqrt(0.1 * 0.9 * (1 / 75_000.0 + 1 / 150_000.0));

            assertThat(effect.high() / standardError).isBetween(2.38, 2.42);
        }

        @Test
        void countsTheUsersOfAllGroups() {
            ExperimentReadOut shown = readOut(of(10, 10, 10), 1, 1, 1);

            assertThat(shown.groups())
                    .extracting(ExperimentReadOut.Group::variant)
                    .containsExactly("long form", "short form", "one page", "no form");
            assertThat(shown.groups())
                    .extracting(ExperimentReadOut.Group::size)
                    .containsExactly(150_000L, 75_000L, 75_000L, 75_000L);
            assertThat(shown.splitPValue()).hasValue(1);
        }

        @Test
        void saysNothingWhereTheGroupsDoNotHaveTheirSizes() {
            RunningRollout rollout = STARTED;
            for (int at = 0; at < 3; at++) {
                rollout = rollout.observe(observation(SIGN_UPS, at == 2 ? 72_000 : 75_000, 11, 150_000, 10, at))
                        .observe(observation(ERRORS, at == 2 ? 72_000 : 75_000, 1, 150_000, 1, at));
            }
            ExperimentReadOut shown = rollout.readOut(END).orElseThrow();

            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
            assertThat(shown.splitIsHealthy()).isFalse();
            assertThat(shown.splitPValue().orElseThrow()).isLessThan(1e-6);
        }

        @Test
        void mayEndAtAnInterimLook() {
            assertThat(shown(atFirstLook(of(10, 13, 10))).ships()).contains("one page");
            assertThat(shown(atFirstLook(of(10, 10.1, 10))).recommendation())
                    .isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
        }

        @Test
        void isConfirmedAtAnInterimLookThatShips() {
            RunningRollout ships = atFirstLook(of(10, 13, 10));
            RunningRollout goesOn = atFirstLook(of(10, 10.1, 10));

            assertThat(ships.choose(at(ships), "one page", "Ada", "as recommended"))
                    .isNotEqualTo(ships);
            assertThatThrownBy(() -> goesOn.choose(at(goesOn), "one page", "Ada", "as hoped"))
                    .isInstanceOf(TransitionException.class);
            assertThatThrownBy(() ->
                            goesOn.approve(at(goesOn), goesOn.pendingApprovals().get(0), "Ada"))
                    .isInstanceOf(TransitionException.class);
        }

        private static ExperimentReadOut shown(RunningRollout atLook) {
            return atLook.readOut(at(atLook)).orElseThrow();
        }

        private static Duration at(RunningRollout atLook) {
            return atLook.since()
                    .plusDays(atLook.plan()
                            .experiment()
                            .orElseThrow()
                            .looks()
                            .get(0)
                            .day());
        }

        private static RunningRollout atFirstLook(double... signUps) {
            RolloutPlan plan = plan(FORMS.withLooks(3, ExperimentRequest.Spending.POCOCK));
            RunningRollout rollout = inExperiment(plan);
            Experiment test = plan.experiment().orElseThrow();
            Experiment.Look look = test.looks().get(0);
            TimeWindow window = new TimeWindow(rollout.since(), rollout.since().plusDays(look.day()));
            long control = 2
                    * (long) Math.ceil(
                            look.information() * test.sampleSizePerGroup().orElseThrow() / 2);
            for (int at = 0; at < TREATMENTS.size(); at++) {
                rollout = rollout.observe(Observation.increment(
                                        SIGN_UPS, window, events(control / 2, signUps[at]), events(control, 10))
                                .ofTreatment(TREATMENTS.get(at)))
                        .observe(Observation.increment(ERRORS, window, events(control / 2, 1), events(control, 1))
                                .ofTreatment(TREATMENTS.get(at)));
            }
            return rollout;
        }

        @Test
        void goesOnWhileATreatmentIsNotMeasured() {
            RunningRollout rollout = STARTED.observe(observation(SIGN_UPS, 75_000, 10, 150_000, 10, 0))
                    .observe(observation(ERRORS, 75_000, 1, 150_000, 1, 0));
            ExperimentReadOut shown = rollout.readOut(END).orElseThrow();

            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
            assertThat(shown.groups()).isEmpty();
        }

        /** Whether it was never observed, or its query finds nobody: the best of the others need not be the best. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void shipsNoneWhileATreatmentHasNoUsers(boolean isObserved) {
            RunningRollout rollout = STARTED;
            for (int at = 0; at < 2; at++) {
                rollout = rollout.observe(observation(SIGN_UPS, 75_000, 11, 150_000, 10, at))
                        .observe(observation(ERRORS, 75_000, 1, 150_000, 1, at));
            }
            if (isObserved) {
                rollout = rollout.observe(observation(SIGN_UPS, 0, 0, 150_000, 10, 2))
                        .observe(observation(ERRORS, 0, 0, 150_000, 1, 2));
            }
            ExperimentReadOut shown = rollout.readOut(END).orElseThrow();

            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
            assertThat(shown.ships()).isEmpty();
            assertThat(shown.splitIsHealthy()).isFalse();
            assertThat(shown.reasons())
                    .filteredOn(reason -> reason.rule().equals("read-out.without-users"))
                    .singleElement()
                    .extracting(Reason::toString)
                    .asString()
                    .contains("no form");
            assertThat(shown.treatments().get(0).recommendation()).isEqualTo(ExperimentReadOut.Recommendation.SHIP);
            assertThat(rollout.decide(END)).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void saysNothingWhereNoAssignmentWasToOneTreatment() {
            RunningRollout rollout = observed(150_000, of(10, 11, 11), of(1, 1, 1));
            for (int at = 0; at < 3; at++) {
                rollout = rollout.observe(Observation.assignmentCounts(
                                new TimeWindow(STARTED.since(), END), at == 1 ? 0 : 75_000, 150_000)
                        .ofTreatment(TREATMENTS.get(at)));
            }
            ExperimentReadOut shown = rollout.readOut(END).orElseThrow();

            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
            assertThat(shown.splitIsHealthy()).isFalse();
        }

        @Test
        void saysNothingWhereTheControlIsEmpty() {
            RunningRollout rollout = STARTED;
            for (int at = 0; at < 3; at++) {
                rollout = rollout.observe(observation(SIGN_UPS, 75_000, 11, 0, 0, at));
            }
            ExperimentReadOut shown = rollout.readOut(END).orElseThrow();

            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
            assertThat(shown.splitIsHealthy()).isFalse();
        }

        @Test
        void waitsForUsersBeforeAnyTreatmentHasThem() {
            ExperimentReadOut shown = STARTED.readOut(STARTED.since()).orElseThrow();

            assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.KEEP_RUNNING);
            assertThat(shown.splitIsHealthy()).isTrue();
        }
    }

    @Nested
    class TheDecision {
        @Test
        void rollsBackForOneBadTreatmentOfThree() {
            RunningRollout rollout = observed(150_000, of(10, 10, 10), of(1, 1.9, 1));

            assertThat(rollout.decide(END))
                    .isInstanceOfSatisfying(
                            Decision.RollBack.class,
                            back -> assertThat(back.causes()).allSatisfy(cause -> {
                                Cause.Detected detected = (Cause.Detected) cause;
                                assertThat(detected.metric()).isEqualTo(ERRORS);
                                assertThat(detected.treatment()).contains("one page");
                                assertThat(detected.name()).isEqualTo("Errors (one page)");
                                assertThat(detected.reason().sentence()).contains("Errors (one page)");
                            }));
        }

        @Test
        void waitsUntilATreatmentIsChosenAndGoesOnWithIt() {
            RunningRollout rollout = observed(150_000, of(10, 10.6, 10.9), of(1, 1, 1));
            rollout = approved(rollout);
            assertThat(rollout.decide(END))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.waits()).containsExactly(new Wait.ForTreatment(TREATMENTS, true)));
            RunningRollout waiting = rollout;
            assertThatThrownBy(() -> waiting.advanceAnyway(END, "Ada", "now"))
                    .isInstanceOf(TransitionException.class)
                    .hasMessageContaining("Use choose(..) first");

            RunningRollout chosen = rollout.choose(END, "no form", "Ada", "as recommended");

            assertThat(chosen.decide(END)).isInstanceOf(Decision.Advance.class);
            assertThat(split(chosen)).isEqualTo(split(rollout));
            RunningRollout after = chosen.advance(END);
            assertThat(split(after)).containsExactly(new VariantPercentage("no-form", percent(100)));
            assertThat(after.feeds(END.plusDays(1))).extracting(Feed::treatment).containsOnly(Optional.of("no form"));
            assertThatThrownBy(() -> after.observe(
                            Observation.increment(ERRORS, new TimeWindow(END, END.plusHours(1)), events(100, 1))
                                    .ofTreatment("one page")))
                    .isInstanceOf(InvalidObservationException.class)
                    .hasMessageContaining("Observe 'no form', which goes on.");
            assertThat(after.transitions()).extracting(Transition::treatment).contains(Optional.of("no form"));
            assertThat(RunningRollout.restore(PLAN, DecisionPolicy.standard(), after.state()))
                    .isEqualTo(after);
        }

        private RunningRollout approved(RunningRollout rollout) {
            RunningRollout approved = rollout;
            for (var gate : rollout.pendingApprovals()) {
                approved = approved.approve(END, gate, "Ada");
            }
            return approved;
        }

        private List<VariantPercentage> split(RunningRollout rollout) {
            return rollout.live().flags().get(0).variants();
        }

        /** Of three treatments each has a third of what its guardrails have. */
        @Test
        void sharesTheLevelOverTheTreatments() {
            assertThat(STARTED.decide(END).look().gates())
                    .filteredOn(gate -> gate.gate().role() == GateRole.GUARDRAIL)
                    .hasSize(3)
                    .allSatisfy(gate ->
                            assertThat(gate.evidenceNeeded()).isCloseTo(-Math.log(0.05 * 0.9 / 3), within(1e-12)));
        }

        /** Two good ones do not dilute it, and do not pass in its place. */
        @Test
        void waitsForEachTreatment() {
            RunningRollout rollout = STARTED.observe(observation(ERRORS, 75_000, 1, 150_000, 1, 0))
                    .observe(observation(ERRORS, 75_000, 1, 150_000, 1, 1));

            assertThat(rollout.decide(END))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.waits())
                                    .filteredOn(Wait.ForData.class::isInstance)
                                    .extracting(wait -> ((Wait.ForData) wait).gate())
                                    .filteredOn(gate -> gate.metric().equals(ERRORS))
                                    .singleElement()
                                    .satisfies(gate -> {
                                        assertThat(gate.metric()).isEqualTo(ERRORS);
                                        assertThat(gate.treatment()).contains("no form");
                                        assertThat(gate.toString()).startsWith("Errors (no form): ");
                                    }));
        }

        @Test
        void revokesWhatCorrectedDataOfATreatmentDoNotShow() {
            RunningRollout rollout = observed(150_000, of(10, 10, 10), of(1, 1.9, 1));

            RunningRollout corrected =
                    rollout.revise(observation(ERRORS, 75_000, 1, 150_000, 1, 1), "Ada", "bots were counted");

            assertThat(corrected.decide(END)).isInstanceOf(Decision.Hold.class);
            assertThat(corrected.corrections()).hasSize(1);
            assertThat(rollout.redo(corrected.corrections().get(0))).isEqualTo(corrected);
        }

        @Test
        void holdsForWhatOneTreatmentShares() {
            RunningRollout rollout = inExperiment(RolloutPlanner.forChange("Sign-up form")
                    .behavioral("The form asks for less")
                    .population(Population.ofUsersPerDay(60_000))
                    .experiment(FORMS)
                    .success(Metric.conversion(SIGN_UPS, percent(10)))
                    .guardrail(Metric.errorRate(ERRORS, percent(1)))
                    .plan());
            Duration hour = rollout.since().plusHours(1);
            Observation broken = Observation.increment(
                            ERRORS, new TimeWindow(rollout.since(), hour), events(5_000, 9), events(10_000, 9))
                    .ofTreatment("one page");

            assertThat(rollout.observe(broken).decide(hour))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.waits())
                                    .filteredOn(Wait.ForSharedBreach.class::isInstance)
                                    .singleElement()
                                    .satisfies(wait -> {
                                        Wait.ForSharedBreach shared = (Wait.ForSharedBreach) wait;
                                        assertThat(shared.metric()).isEqualTo(ERRORS);
                                        assertThat(shared.treatment()).contains("one page");
                                        assertThat(shared.reason().sentence()).contains("Errors (one page)");
                                    }));
        }

        /** A counter has the address of its observations. */
        @Test
        void goesOnAfterTheCounterOfOneTreatmentWasStartedAgain() {
            Duration half = STARTED.since().plusHours(12);
            RunningRollout rollout = STARTED;
            for (String treatment : TREATMENTS) {
                rollout = rollout.observe(checkpoint(STARTED.since(), half).ofTreatment(treatment));
            }
            RunningRollout counted = rollout;
            RunningRollout restarted = counted.restartCounter(ERRORS, "one page", half, "Ada", "a deployment");

            assertThat(restarted.corrections())
                    .singleElement()
                    .isEqualTo(new Correction.Restarted(
                            "Errors (one page)", half, counted.phase().number(), "Ada", "a deployment"));
            assertThat(counted.redo(restarted.corrections().get(0))).isEqualTo(restarted);
            restarted.observe(checkpoint(half, half.plusHours(1)).ofTreatment("one page"));
            assertThatThrownBy(() -> counted.restartCounter(ERRORS, half, "Ada", "a deployment"))
                    .isInstanceOf(TransitionException.class)
                    .hasMessageContaining("Give the treatment, one of [");
            assertThatThrownBy(() -> counted.restartCounter(ERRORS, "a typo", half, "Ada", "a deployment"))
                    .isInstanceOf(TransitionException.class)
                    .hasMessageContaining("has no metric");
        }

        private static Observation checkpoint(Duration from, Duration to) {
            return Observation.cumulative(ERRORS, new TimeWindow(from, to), events(500, 1), events(1_000, 1));
        }

        @Test
        void holdsForOneTreatmentThatIsTooSmall() {
            RunningRollout rollout = STARTED;
            for (int at = 0; at < 3; at++) {
                rollout = rollout.observe(Observation.assignmentCounts(
                                new TimeWindow(STARTED.since(), END), at == 1 ? 70_000 : 75_000, 150_000)
                        .ofTreatment(TREATMENTS.get(at)));
            }

            assertThat(rollout.decide(END))
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.waits())
                                    .filteredOn(Wait.ForSplit.class::isInstance)
                                    .singleElement()
                                    .satisfies(wait -> {
                                        Wait.ForSplit split = (Wait.ForSplit) wait;
                                        assertThat(split.metric()).isEqualTo(Observation.ASSIGNMENT_COUNTS);
                                        assertThat(split.treatment()).contains("one page");
                                        assertThat(split.reason().sentence()).contains("group sizes (one page)");
                                    }));
        }

        @Test
        void sharesTheRampByTheSplit() {
            FlagState flag = RunningRollout.start(PLAN).live().flags().get(0);

            assertThat(flag.variants()).hasSize(4);
            assertThat(flag.percentage().fraction() * 0.6).isCloseTo(0.05, within(1e-6));
        }

        @Test
        void refusesAChoiceThatIsNone() {
            assertThatThrownBy(() -> STARTED.choose(END, "no such form", "Ada", ""))
                    .isInstanceOf(TransitionException.class)
                    .hasMessageContaining("'no such form' cannot be chosen");
            assertThatThrownBy(() -> RunningRollout.start(PLAN).choose(Duration.ZERO, "no form", "Ada", ""))
                    .isInstanceOf(TransitionException.class)
                    .hasMessageContaining("in phase 2");
        }
    }

    @Nested
    class TheChoice {
        private final Duration hour = STARTED.since().plusHours(1);

        @Test
        void waitsForSomethingToChooseFrom() {
            RunningRollout early = afterAnHour();

            assertThatThrownBy(() -> early.choose(hour, "one page", "Ada", "looks good"))
                    .isInstanceOf(TransitionException.class)
                    .hasMessageStartingWith("No treatment is to be chosen in 'Experiment'")
                    .hasMessageEndingWith("To overrule it, use advanceAnyway(..).");
            assertThatThrownBy(() -> STARTED.choose(END, "one page", "Ada", "no data came"))
                    .isInstanceOf(TransitionException.class);
        }

        @Test
        void isFreeAtTheEnd() {
            RunningRollout rollout = observed(150_000, of(10, 10, 10), of(1, 1, 1));

            assertThat(rollout.readOut(END).orElseThrow().recommendation())
                    .isEqualTo(ExperimentReadOut.Recommendation.DO_NOT_SHIP);
            assertThat(rollout.choose(END, "one page", "Ada", "cheapest").transitions())
                    .last()
                    .extracting(Transition::treatment)
                    .isEqualTo(Optional.of("one page"));
        }

        @Test
        void ofAnEarlyEndIsGivenWithIt() {
            RunningRollout after = afterAnHour().advanceAnyway(hour, "one page", "Ada", "the others are closed");

            assertThat(after.live().flags().get(0).variants())
                    .containsExactly(new VariantPercentage("one-page", percent(100)));
            assertThat(RunningRollout.restore(PLAN, DecisionPolicy.standard(), after.state()))
                    .isEqualTo(after);
            assertThat(afterAnHour()
                            .redo(after.transitions().get(after.transitions().size() - 1)))
                    .isEqualTo(after);
        }

        @Test
        void ofAnEarlyEndIsOneOfTheTreatments() {
            for (String wrong : List.of("long form", "no such form", "")) {
                assertThatThrownBy(() -> afterAnHour().advanceAnyway(hour, wrong, "Ada", "why not"))
                        .isInstanceOf(TransitionException.class)
                        .hasMessageContaining("cannot be chosen");
            }
            assertThatThrownBy(
                            () -> RunningRollout.start(PLAN).advanceAnyway(Duration.ZERO, "one page", "Ada", "at once"))
                    .isInstanceOf(TransitionException.class);
            assertThatThrownBy(() -> afterAnHour().advanceAnyway(hour, "one page", "Ada", " "))
                    .isInstanceOf(TransitionException.class)
                    .hasMessageContaining("why");
        }

        private RunningRollout afterAnHour() {
            TimeWindow window = new TimeWindow(STARTED.since(), hour);
            RunningRollout rollout = STARTED;
            for (String treatment : TREATMENTS) {
                rollout = rollout.observe(Observation.increment(SIGN_UPS, window, events(500, 20), events(1_000, 10))
                        .ofTreatment(treatment));
            }
            return rollout;
        }
    }

    @Test
    void refusesAPlanWhoseSplitLeavesATreatmentOut() {
        RolloutPlan odd = PLAN.withExperiment(experiment(List.of(percent(50), percent(50))));

        assertThatThrownBy(() -> RunningRollout.start(odd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be split into [50%, 50%]");
    }

    private static Experiment experiment(List<Percentage> split) {
        return Experiment.builder()
                .enabled(true)
                .control("long form")
                .treatment("short form")
                .addFurtherTreatments("one page")
                .addAllSplit(split)
                .hypothesis("")
                .confidence(0.95)
                .build();
    }

    @Test
    void asksForEachTreatmentByItself() {
        assertThat(STARTED.feeds(END))
                .extracting(feed -> feed.metric() + feed.treatment().orElseThrow())
                .contains("Errorsshort form", "Errorsone page", "Errorsno form", "group sizesno form")
                .hasSize(9);
    }

    @Test
    void refusesWhatDoesNotSayItsTreatment() {
        Observation plain = Observation.increment(ERRORS, TimeWindow.ofHours(0, 1), events(100, 1), events(100, 1));

        for (Observation observation : List.of(plain, plain.ofTreatment("long form"), plain.ofTreatment("a typo"))) {
            assertThatThrownBy(() -> RunningRollout.start(PLAN).observe(observation))
                    .isInstanceOf(InvalidObservationException.class)
                    .hasMessageContaining(
                            "metric: each treatment is measured by itself, and the plan has no metric and treatment of"
                                    + " this name. Give one of 'Errors', 'Sign-ups' and 'group sizes', and its treatment by"
                                    + " ofTreatment(..), one of 'no form', 'one page' and 'short form'; the control group"
                                    + " comes with each of them.");
        }
    }
}
