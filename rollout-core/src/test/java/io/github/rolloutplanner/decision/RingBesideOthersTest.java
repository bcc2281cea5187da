package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.GateStatus.State;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ring and all others: users differ, but what hits both is not the change. */
class RingBesideOthersTest {
    private static final String ERRORS = "Errors";
    private static final int RING = 2;
    private static final int START = 24;
    private static final long OF_RING = 100_000;
    private static final long OF_OTHERS = 1_900_000;
    private static final TimeWindow TWO_WEEKS = TimeWindow.ofHours(-336, 0);
    private static final RolloutPlan PLAN = plan(Metric.errorRate(ERRORS, percent(0.2)));

    private static RolloutPlan plan(Metric metric) {
        return RolloutPlanner.forChange("Search")
                .behavioral("x")
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(Ring.of("Company", 100_000), Ring.of("Everybody", 2_000_000))
                        .withRequestsPerDay(48_000_000))
                .guardrail(metric)
                .owner("g")
                .plan();
    }

    private static RunningRollout inRing(RolloutPlan plan) {
        return RunningRollout.start(plan).advanceAnyway(Duration.ofHours(START), "g", "dogfooding is done");
    }

    private static Sample of(long trials, double percent) {
        return Sample.events(Math.round(trials * percent / 100), trials);
    }

    private static Observation before(double ring, double others) {
        return Observation.before(ERRORS, RING, TWO_WEEKS, of(336 * OF_RING, ring), of(336 * OF_OTHERS, others));
    }

    private static Observation hour(int hour, double ring, double others) {
        return Observation.increment(ERRORS, window(hour), of(OF_RING, ring), of(OF_OTHERS, others));
    }

    private static Observation alone(int hour, double ring) {
        return Observation.increment(ERRORS, window(hour), of(OF_RING, ring));
    }

    private static TimeWindow window(int hour) {
        return TimeWindow.ofHours(START + hour, START + hour + 1);
    }

    /** So many hours that all show the same. */
    private static RunningRollout hours(RunningRollout rollout, int from, int to, double ring, double others) {
        RunningRollout next = rollout;
        for (int hour = from; hour < to; hour++) {
            next = next.observe(hour(hour, ring, others));
        }
        return next;
    }

    private static Decision decide(RunningRollout rollout, int hours) {
        return rollout.decide(Duration.ofHours(START + hours));
    }

    private static GateStatus gate(Decision decision) {
        return decision.look().gates().get(0);
    }

    /** That it became worse; its limit may be broken, too. */
    private static Cause.Detected cause(Decision decision) {
        return cause(decision, Detection.Kind.WORSE);
    }

    private static Cause.Detected cause(Decision decision, Detection.Kind kind) {
        return ((Decision.RollBack) decision)
                .causes().stream()
                        .map(Cause.Detected.class::cast)
                        .filter(cause -> cause.detection().kind() == kind)
                        .findFirst()
                        .orElseThrow();
    }

    @Nested
    class WithATimeBefore {
        private final RunningRollout rollout = inRing(PLAN).observe(before(0.338, 0.26));

        @Test
        void usersWhoAlwaysDifferedRollNothingBackHoweverFarTheBaselineIsOff() {
            Decision decision = decide(hours(rollout, 0, 48, 0.338, 0.26), 48);

            assertThat(decision).isInstanceOf(Decision.Hold.class);
            assertThat(gate(decision).before()).contains((Observation.Before) before(0.338, 0.26));
        }

        @Test
        void theSoakEndsInTheNextPhase() {
            int soak = (int) PLAN.phases().get(RING - 1).soak().orElseThrow().toHours();
            RunningRollout soaked = hours(rollout, 0, soak, 0.338, 0.26);
            Decision ready = approved(soaked, soak);

            assertThat(gate(ready).passes()).isTrue();
            assertThat(ready).isInstanceOf(Decision.Advance.class);
            assertThat(ready.reasons()).extracting(reason -> reason.rule()).contains("advance.not-worse-beside-others");
        }

        private Decision approved(RunningRollout soaked, int soak) {
            RunningRollout next = soaked;
            while (!next.pendingApprovals().isEmpty()) {
                next = next.approve(
                        Duration.ofHours(START + soak), next.pendingApprovals().get(0), "g");
            }
            return decide(next, soak);
        }

        @Test
        void doubledErrorsRollBackInTheFirstHour() {
            Decision decision = decide(hours(rollout, 0, 1, 0.676, 0.26), 1);

            assertThat(cause(decision).before()).contains((Observation.Before) before(0.338, 0.26));
            assertThat(cause(decision).earlierControl()).isEmpty();
            assertThat(cause(decision).reason().rule()).isEqualTo("rollback.worse-beside-others");
            assertThat(cause(decision).reason())
                    .hasToString(
                            "Errors is detected to be worse beside all other users than before the rollout after 1 day 1"
                                    + " hour: 676 of"
                                    + " 100,000 (0.676%) against 4,940 of 1,900,000 (0.26%) in phase 2, before the rollout 113,568 of 33,600,000"
                                    + " (0.338%) against 1,659,840 of 638,400,000 (0.26%), evidence more than 1,000,000 where 22.22 is needed."
                                    + " [rollback.worse-beside-others]");
        }

        /** The policy made it of the baseline, so it is a distance from what is usual. */
        @Test
        void theLimitOfThePolicyIsBrokenBesideTheOthers() {
            Decision decision = decide(hours(rollout, 0, 1, 0.676, 0.26), 1);

            assertThat(cause(decision, Detection.Kind.BEYOND_LIMIT).before()).isPresent();
        }

        @Test
        void aTotalFailureOfTheRingRollsBack() {
            assertThat(decide(hours(rollout, 0, 1, 100, 0.26), 1)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void anIncidentThatHitsAllRollsNothingBack() {
            RunningRollout after =
                    hours(hours(hours(rollout, 0, 5, 0.338, 0.26), 5, 8, 1.014, 0.78), 8, 30, 0.338, 0.26);

            assertThat(decide(after, 30)).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void anIncidentThatHitsAllHidesNothing() {
            assertThat(decide(hours(rollout, 0, 3, 2.028, 0.78), 3)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void errorsThatRiseForAllOthersAloneCallNobodyBack() {
            assertThat(decide(hours(rollout, 0, 10, 0.338, 2), 10)).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void hoursWithoutTheOthersAreComparedWithTheBaseline() {
            RunningRollout mixed = hours(rollout, 0, 10, 0.338, 0.26);
            for (int hour = 10; hour < 13; hour++) {
                mixed = mixed.observe(alone(hour, 0.3));
            }

            assertThat(decide(mixed, 13)).isInstanceOf(Decision.Hold.class);
            assertThat(gate(decide(mixed, 13)).treated().observations()).isEqualTo(10 * OF_RING);
            assertThat(decide(mixed.observe(alone(13, 3)), 14)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void theSameAgainChangesNothing() {
            assertThat(rollout.observe(before(0.338, 0.26))).isSameAs(rollout);
        }

        @Test
        void itMayComeAfterTheDataThatItJudges() {
            RunningRollout late = hours(inRing(PLAN), 0, 2, 0.24, 0.2).observe(before(0.24, 0.2));

            assertThat(late).isEqualTo(hours(inRing(PLAN).observe(before(0.24, 0.2)), 0, 2, 0.24, 0.2));
        }

        /** Users of the ring always had more errors than the baseline says: without the time before that is a regression. */
        @Test
        void whatWasDetectedBesideTheBaselineIsRevokedWhereItComesLate() {
            RunningRollout withoutIt = hours(inRing(PLAN), 0, 30, 0.35, 0.2);
            RunningRollout late = withoutIt.revise(before(0.35, 0.2), "Kim", "The time before came late");
            RunningRollout early = hours(inRing(PLAN).observe(before(0.35, 0.2)), 0, 30, 0.35, 0.2);

            assertThat(decide(withoutIt, 30)).isInstanceOf(Decision.RollBack.class);
            assertThat(decide(late, 30)).isEqualTo(decide(early, 30)).isInstanceOf(Decision.Hold.class);
            assertThat(late.corrections())
                    .singleElement()
                    .isInstanceOfSatisfying(Correction.RevisedBefore.class, correction -> {
                        assertThat(correction.was()).isEmpty();
                        assertThat(correction.revoked()).hasSize(1);
                    });
            assertThat(withoutIt.redo(late.corrections().get(0))).isEqualTo(late);
        }

        @Test
        void nothingThatWasDetectedIsRevokedWithoutATrace() {
            RunningRollout withoutIt = hours(inRing(PLAN), 0, 30, 0.35, 0.2);

            assertThat(catchThrowableOfType(
                            InvalidObservationException.class, () -> withoutIt.observe(before(0.35, 0.2))))
                    .hasMessageContaining("would be revoked")
                    .hasMessageContaining("Give it to revise(..)");
        }

        @Test
        void breachesAreCountedAlikeWheneverItComes() {
            RolloutPlan counting = Rollouts.withGates(PLAN, ERRORS, gate -> gate.withTolerance(Tolerance.total(50)));
            RunningRollout early = hours(inRing(counting).observe(before(0.35, 0.2)), 0, 4, 0.37, 0.2);
            RunningRollout late = hours(inRing(counting), 0, 4, 0.37, 0.2);

            assertThat(breaches(late)).isEqualTo(4);
            assertThat(breaches(late.observe(before(0.35, 0.2))))
                    .isEqualTo(breaches(early))
                    .isLessThan(4);
        }

        /** Of 64 windows all are counted anew; of more, the first ones no longer can be. */
        @Test
        void isRefusedWhereBreachesCanNoLongerBeCountedAnew() {
            RolloutPlan counting = Rollouts.withGates(PLAN, ERRORS, gate -> gate.withTolerance(Tolerance.total(500)));
            RunningRollout told = hours(hours(inRing(counting), 0, 2, 0.37, 0.2), 2, 64, 0.2, 0.2);
            RunningRollout forgotten = hours(told, 64, 65, 0.2, 0.2);

            assertThat(breaches(told)).isEqualTo(2);
            assertThat(breaches(told.observe(before(0.35, 0.2)))).isZero();
            InvalidObservationException late =
                    catchThrowableOfType(InvalidObservationException.class, () -> forgotten.observe(before(0.35, 0.2)));
            assertThat(late)
                    .hasMessageContaining("it comes too late for a gate that counts breaches: data since phase 2 began"
                            + " are older than the 64 latest windows, and cannot be counted anew.");
            assertThat(late.problems()).extracting(Problem::path).containsExactly("phase");
            assertThat(catchThrowableOfType(
                            InvalidObservationException.class,
                            () -> forgotten.revise(before(0.35, 0.2), "Ada", "It was not known")))
                    .hasMessageContaining("it comes too late for a gate that counts breaches");
            assertThatNoException()
                    .isThrownBy(() -> hours(inRing(PLAN), 0, 65, 0.2, 0.2).observe(before(0.2, 0.2)));
        }

        private static long breaches(RunningRollout rollout) {
            return ((RolloutMemory) rollout.state()).metrics().get(0).breaches();
        }

        @Test
        void aRegressionStaysDetectedWhereItComesLate() {
            RunningRollout late = hours(inRing(PLAN), 0, 30, 0.7, 0.2).observe(before(0.35, 0.2));

            assertThat(cause(decide(late, 30)).before()).contains((Observation.Before) before(0.35, 0.2));
        }

        @Test
        void isKeptByTheState() {
            RunningRollout kept = hours(rollout, 0, 3, 0.676, 0.26);

            assertThat(RunningRollout.restore(PLAN, kept.policy(), kept.state()))
                    .isEqualTo(kept);
            assertThat(decide(RunningRollout.restore(PLAN, kept.policy(), kept.state()), 3))
                    .isEqualTo(decide(kept, 3));
        }
    }

    @Nested
    class Corrected {
        private final Observation wrong = before(0.2, 0.26);
        private final RunningRollout rolledBack = hours(inRing(PLAN).observe(wrong), 0, 5, 0.338, 0.26);

        @Test
        void revokesWhatWasDetectedWithTheWrongNumbers() {
            RunningRollout right = rolledBack.revise(before(0.338, 0.26), "Kim", "Another ring");

            assertThat(decide(rolledBack, 5)).isInstanceOf(Decision.RollBack.class);
            assertThat(decide(right, 5)).isInstanceOf(Decision.Hold.class);
            assertThat(right.corrections())
                    .singleElement()
                    .isInstanceOfSatisfying(Correction.RevisedBefore.class, correction -> {
                        assertThat(correction.was()).contains((Observation.Before) wrong);
                        assertThat(correction.metric()).isEqualTo(ERRORS);
                        assertThat(correction.revoked()).hasSize(1);
                    });
            assertThat(rolledBack.redo(right.corrections().get(0))).isEqualTo(right);
        }

        @Test
        void keepsWhatIsDetectedAllTheSame() {
            RunningRollout right = rolledBack.revise(before(0.22, 0.26), "Kim", "Another ring");

            assertThat(decide(right, 5)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void theSameNumbersChangeNothing() {
            assertThat(rolledBack.revise(wrong, "Kim", "Just so")).isSameAs(rolledBack);
        }

        @Test
        void otherNumbersAreNoSecondObservation() {
            assertThat(problems(rolledBack, before(0.338, 0.26)))
                    .extracting(Problem::path)
                    .containsExactly("phase");
        }
    }

    @Nested
    class WithoutATimeBefore {

        @Test
        void theOthersAreNotBelievedToBeEqual() {
            RunningRollout beside = inRing(PLAN);
            RunningRollout alone = inRing(PLAN);
            for (int hour = 0; hour < 48; hour++) {
                beside = beside.observe(hour(hour, 0.338, 0.338));
                alone = alone.observe(alone(hour, 0.338));
                GateStatus one = gate(decide(beside, hour + 1));
                GateStatus other = gate(decide(alone, hour + 1));
                assertThat(one.evidence()).isEqualTo(other.evidence());
                assertThat(one.state()).isEqualTo(other.state());
                assertThat(one.sample()).isEqualTo(other.sample());
            }
            assertThat(decide(beside, 48)).isInstanceOf(Decision.RollBack.class);
            assertThat(cause(decide(beside, 48)).before()).isEmpty();
        }

        /** Thirty errors of a ring say no better than by half what is usual. */
        @Test
        void tooFewErrorsBeforeLeaveTheBaseline() {
            Observation few = Observation.before(
                    ERRORS, RING, TWO_WEEKS, Sample.events(30, 11_500), Sample.events(1_659_840, 638_400_000));
            RunningRollout rollout = hours(inRing(PLAN).observe(few), 0, 48, 0.338, 0.26);

            assertThat(gate(decide(rollout, 48)).before()).isEmpty();
            assertThat(decide(rollout, 48).reasons())
                    .isEqualTo(
                            decide(hours(inRing(PLAN), 0, 48, 0.338, 0.26), 48).reasons());
        }

        @Test
        void othersWithoutAnyErrorBeforeLeaveTheBaseline() {
            Observation none =
                    Observation.before(ERRORS, RING, TWO_WEEKS, Sample.events(80, 33_600), Sample.events(0, 638_400));
            RunningRollout rollout = hours(inRing(PLAN).observe(none), 0, 1, 0.2, 0.2);

            assertThat(gate(decide(rollout, 1)).before()).isEmpty();
        }
    }

    @Nested
    class OwnLimits {
        private final RolloutPlan stated =
                plan(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)));

        @Test
        void areJudgedByThemselves() {
            RunningRollout rollout = hours(inRing(stated).observe(before(0.338, 0.26)), 0, 3, 1.69, 1.3);

            Decision decision = decide(rollout, 3);

            assertThat(cause(decision, Detection.Kind.BEYOND_LIMIT).before()).isEmpty();
        }

        /** The policy's limit of 0.3% is a distance from the baseline, which the ring never stood at. */
        @Test
        void ofThePolicyCallNobodyForWhatWasUsual() {
            Decision decision = decide(hours(inRing(PLAN).observe(before(0.338, 0.26)), 0, 24, 0.338, 0.26), 24);

            assertThat(decision.reasons()).extracting(reason -> reason.rule()).doesNotContain("hold.shared");
        }

        @Test
        void ofThePolicyCallWhereAllUsersExceedThemSinceTheStart() {
            Decision decision = decide(hours(inRing(PLAN).observe(before(0.24, 0.2)), 0, 24, 0.48, 0.4), 24);

            assertThat(decision).isInstanceOf(Decision.Hold.class);
            assertThat(decision.reasons()).extracting(reason -> reason.rule()).contains("hold.shared");
        }
    }

    @Nested
    class OtherKinds {

        @Test
        void aMeanIsComparedByItsRatio() {
            RolloutPlan plan =
                    plan(Metric.loadTime(ERRORS, Duration.ofMillis(900)).withStandardDeviation(Duration.ofMillis(900)));
            RunningRollout rollout = inRing(plan)
                    .observe(Observation.before(
                            ERRORS,
                            RING,
                            TWO_WEEKS,
                            Sample.moments(33_600_000, 1_500, 1e6),
                            Sample.moments(638_400_000, 1_200, 1e6)));

            assertThat(decide(means(rollout, 3_000, 2_400), 10)).isInstanceOf(Decision.Hold.class);
            assertThat(decide(means(rollout, 3_000, 1_200), 10)).isInstanceOf(Decision.RollBack.class);
            assertThat(decide(means(inRing(plan), 3_000, 2_400), 10)).isInstanceOf(Decision.RollBack.class);
        }

        private RunningRollout means(RunningRollout rollout, double ring, double others) {
            RunningRollout next = rollout;
            for (int hour = 0; hour < 10; hour++) {
                next = next.observe(Observation.increment(
                        ERRORS,
                        window(hour),
                        Sample.moments(OF_RING, ring, 1e6),
                        Sample.moments(OF_OTHERS, others, 1e6)));
            }
            return next;
        }

        /** More is better, and neither buyers nor the others are rare. */
        @Test
        void aConversionFallsBesideTheOthers() {
            RunningRollout rollout =
                    inRing(plan(Metric.conversion(ERRORS, percent(40)))).observe(before(28, 40));

            assertThat(decide(hours(rollout, 0, 24, 22.4, 32), 24)).isInstanceOf(Decision.Hold.class);
            assertThat(decide(hours(rollout, 0, 24, 22.4, 40), 24)).isInstanceOf(Decision.RollBack.class);
        }

        /** Bad ones are counted where good ones are observed. */
        @Test
        void aSuccessRateFallsBesideTheOthers() {
            RunningRollout rollout =
                    inRing(plan(Metric.conversion(ERRORS, percent(99.8)))).observe(before(99.7, 99.8));

            assertThat(decide(hours(rollout, 0, 24, 94, 96), 24)).isInstanceOf(Decision.Hold.class);
            assertThat(decide(hours(rollout, 0, 24, 94, 99.8), 24)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void aPercentileIsComparedByWhatIsSlower() {
            RunningRollout rollout =
                    inRing(plan(Metric.latency(ERRORS, Duration.ofMillis(850)))).observe(before(8, 6));

            assertThat(decide(hours(rollout, 0, 24, 16, 12), 24)).isInstanceOf(Decision.Hold.class);
            assertThat(decide(hours(rollout, 0, 24, 16, 6), 24)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void countsAreComparedByTheirRates() {
            RunningRollout rollout = inRing(plan(Metric.userReports(ERRORS, 256)))
                    .observe(Observation.before(
                            ERRORS, RING, TWO_WEEKS, Sample.counts(8_600, 16.8), Sample.counts(81_700, 319.2)));

            assertThat(decide(counts(rollout, 52, 487), 24)).isInstanceOf(Decision.Hold.class);
            assertThat(decide(counts(rollout, 52, 243), 24)).isInstanceOf(Decision.RollBack.class);
        }

        private RunningRollout counts(RunningRollout rollout, long ring, long others) {
            RunningRollout next = rollout;
            for (int hour = 0; hour < 24; hour++) {
                next = next.observe(Observation.increment(
                        ERRORS, window(hour), Sample.counts(ring, 0.05), Sample.counts(others, 0.95)));
            }
            return next;
        }

        /** A profit may be nothing, and a loss has no ratio. */
        @Test
        void aMeanThatIsNotAboveZeroIsComparedWithItsBaseline() {
            RolloutPlan plan =
                    plan(Metric.revenue(ERRORS, Quantity.of(3, "EUR")).withStandardDeviation(20));
            RunningRollout rollout = inRing(plan)
                    .observe(Observation.before(
                            ERRORS,
                            RING,
                            TWO_WEEKS,
                            Sample.moments(33_600_000, 3, 400),
                            Sample.moments(638_400_000, -0.1, 400)));
            RunningRollout observed = rollout.observe(Observation.increment(
                    ERRORS, window(0), Sample.moments(OF_RING, 3, 400), Sample.moments(OF_OTHERS, 3, 400)));

            assertThat(gate(decide(observed, 1)).before()).isEmpty();
        }

        /** Of zero no effect is a multiple. */
        @Test
        void aBaselineAtZeroIsKept() {
            RunningRollout rollout = inRing(
                            plan(Metric.errorRate(ERRORS, percent(0)).mustStayBelow(percent(1))))
                    .observe(before(0.002, 0.002));

            assertThat(gate(decide(hours(rollout, 0, 1, 0.002, 0.002), 1)).before())
                    .isEmpty();
            assertThat(decide(hours(rollout, 0, 1, 3, 0.002), 1)).isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void aTrillionIsCounted() {
            long most = 1_000_000_000_000L;
            RunningRollout rollout = inRing(PLAN)
                    .observe(Observation.before(
                            ERRORS, RING, TWO_WEEKS, Sample.events(most / 500, most), Sample.events(most / 500, most)));
            Observation hour = Observation.increment(
                    ERRORS, window(0), Sample.events(most / 500, most), Sample.events(most / 500, most));

            assertThat(gate(decide(rollout.observe(hour), 1)).state()).isNotEqualTo(State.WORSE);
        }
    }

    @Nested
    class Feeds {

        @Test
        void askForTwoWeeksOfBothGroupsBeforeARing() {
            assertThat(RunningRollout.start(PLAN).feedsBefore(RING))
                    .extracting(Feed::metric, Feed::window, Feed::needsControl)
                    .containsExactly(tuple(ERRORS, TWO_WEEKS, true));
        }

        @Test
        void askOnceAndThenForTheOthersOfEachHour() {
            RunningRollout before = inRing(PLAN);
            RunningRollout after = before.observe(before(0.338, 0.26));
            Duration at = Duration.ofHours(START + 1);

            assertThat(after.feedsBefore(RING)).isEmpty();
            assertThat(before.feeds(at)).extracting(Feed::needsControl).containsExactly(false);
            assertThat(after.feeds(at)).extracting(Feed::needsControl).containsExactly(true);
        }

        @Test
        void doNotAskWhereThereAreNoOthersOrNoSuchPhase() {
            RunningRollout rollout = RunningRollout.start(PLAN);
            int last = PLAN.phases().size();

            assertThat(List.of(-1, 0, 1, last, last + 1))
                    .allSatisfy(phase -> assertThat(rollout.feedsBefore(phase)).isEmpty());
        }

        @Test
        void doNotAskWhereChanceMakesAControlGroup() {
            RunningRollout canary = RunningRollout.start(CheckoutRollout.plan());

            assertThat(canary.feedsBefore(1)).isEmpty();
        }

        @Test
        void doNotAskOnceItIsOver() {
            assertThat(RunningRollout.start(PLAN)
                            .rollBack(Duration.ZERO, "g", "x")
                            .feedsBefore(RING))
                    .isEmpty();
        }
    }

    @Nested
    class Refused {

        @Test
        void allProblemsAtOnce() {
            Observation bad = Observation.before(
                    ERRORS, 7, TimeWindow.ofHours(-24, 1), Sample.events(5, 4), Sample.moments(0, 0, 0));

            assertThat(problems(inRing(PLAN), bad))
                    .extracting(Problem::path)
                    .containsExactlyInAnyOrder("window", "phase", "treated.events", "others", "others");
        }

        @Test
        void meansOfAnotherUnit() {
            RolloutPlan plan =
                    plan(Metric.loadTime(ERRORS, Duration.ofMillis(900)).withStandardDeviation(Duration.ofMillis(900)));
            Observation seconds = Observation.before(
                    ERRORS, RING, TWO_WEEKS, Sample.moments(10_000, 0.95, 1), Sample.moments(10_000, 900, 1e6));

            assertThat(problems(inRing(plan), seconds))
                    .extracting(Problem::path)
                    .containsExactly("treated.mean");
        }

        @Test
        void anUnknownMetric() {
            Observation unknown =
                    Observation.before("Error", RING, TWO_WEEKS, Sample.events(1, 10), Sample.events(1, 10));

            assertThat(problems(inRing(PLAN), unknown))
                    .extracting(Problem::path)
                    .containsExactly("metric");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, -3, 1_000_000})
        void aPhaseThatDoesNotCompareWithTheBaseline(int phase) {
            Observation other =
                    Observation.before(ERRORS, phase, TWO_WEEKS, Sample.events(1, 10), Sample.events(1, 10));

            assertThat(problems(inRing(PLAN), other)).singleElement().satisfies(problem -> {
                assertThat(problem.path()).isEqualTo("phase");
                assertThat(problem.advice()).isEqualTo("Give phase 2 or 3, or leave it out.");
            });
        }

        @Test
        void theSizesOfTheGroups() {
            Observation sizes = Observation.before(
                    Observation.ASSIGNMENT_COUNTS, RING, TWO_WEEKS, Sample.events(0, 10), Sample.events(0, 10));

            assertThat(problems(inRing(PLAN), sizes)).extracting(Problem::path).containsExactly("phase");
        }

        @ParameterizedTest
        @ValueSource(longs = {-336, -335, -10_000_000})
        void aTimeThatIsNone(long start) {
            Observation none = Observation.before(
                    ERRORS, RING, TimeWindow.ofHours(start, -336), Sample.events(1, 10), Sample.events(1, 10));

            assertThat(problems(inRing(PLAN), none)).extracting(Problem::path).containsExactly("window");
        }
    }

    private static List<Problem> problems(RunningRollout rollout, Observation observation) {
        return catchThrowableOfType(InvalidObservationException.class, () -> rollout.observe(observation))
                .problems();
    }
}
