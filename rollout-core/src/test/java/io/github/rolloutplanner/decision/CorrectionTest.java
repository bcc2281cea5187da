package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.state.InvalidStateException;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Data that were wrong, and counters that were started again. */
class CorrectionTest {
    private static final String ERRORS = "Errors";
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Meter readings")
            .behavioral("x")
            .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
            .ladder(Step.of("First", 5, Duration.ofDays(4)), Step.last("All"))
            .guardrail(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)))
            .plan();

    private final RunningRollout started = RunningRollout.start(PLAN);

    private static Observation hour(int hour, long treated, long trials) {
        return Observation.increment(
                ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(treated, trials), Sample.events(2, 1_000));
    }

    private static Observation checkpoint(int from, int to, long treated, long trials) {
        return Observation.cumulative(
                ERRORS,
                TimeWindow.ofHours(from, to),
                Sample.events(treated, trials),
                Sample.events(trials / 500, trials));
    }

    private static MetricRecord record(RunningRollout rollout) {
        return Rollouts.records(rollout).get(0);
    }

    private static RunningRollout revised(RunningRollout rollout, Observation now) {
        return rollout.revise(now, "Kim", "The query was wrong.");
    }

    private static Observation.Measured measured(Observation observation) {
        return (Observation.Measured) observation;
    }

    @Nested
    class Revisions {
        @Test
        void replaceTheNumbersAndAreKept() {
            RunningRollout wrong = started.observe(hour(0, 2, 800)).observe(hour(1, 2, 1_000));
            RunningRollout right = revised(wrong, hour(0, 60, 1_000));

            assertThat(wrong.decide(Duration.ofHours(2))).isInstanceOf(Decision.Hold.class);
            assertThat(right.decide(Duration.ofHours(2))).isInstanceOf(Decision.RollBack.class);
            assertThat(record(right).sumOf(1))
                    .isEqualTo(record(started.observe(hour(0, 60, 1_000)).observe(hour(1, 2, 1_000)))
                            .sumOf(1));
            assertThat(right.corrections())
                    .containsExactly(new Correction.Revised(
                            measured(hour(0, 2, 800)),
                            measured(hour(0, 60, 1_000)),
                            "Kim",
                            "The query was wrong.",
                            List.of()));
        }

        @Test
        void revokeWhatNoLongerHolds() {
            RunningRollout wrong = started.observe(hour(0, 2, 1_000)).observe(hour(1, 60, 1_000));
            RunningRollout right = revised(wrong, hour(1, 2, 1_000));

            assertThat(wrong.decide(Duration.ofHours(2))).isInstanceOf(Decision.RollBack.class);
            assertThat(right.decide(Duration.ofHours(2))).isInstanceOf(Decision.Hold.class);
            assertThat(Rollouts.detections(right)).isEmpty();
            assertThat(right.corrections()).singleElement().isInstanceOfSatisfying(Correction.Revised.class, done -> {
                assertThat(done.revoked()).isEqualTo(Rollouts.detections(wrong));
                assertThat(done.revoked()).extracting(Detection::kind).contains(Detection.Kind.WORSE);
            });
        }

        @Test
        void leaveWhatStillHoldsWithItsNewNumbers() {
            RunningRollout wrong = started.observe(hour(0, 100, 1_000));
            RunningRollout right = revised(wrong, hour(0, 80, 1_000));

            assertThat(Rollouts.detections(right))
                    .isNotEmpty()
                    .allSatisfy(detection ->
                            assertThat(detection.treated().events()).isEqualTo(80));
        }

        @Test
        void ofWhatCameLaterLeaveADetectionAlone() {
            RunningRollout wrong = started.observe(hour(0, 60, 1_000)).observe(hour(1, 2, 1_000));

            assertThat(Rollouts.detections(revised(wrong, hour(1, 0, 1_000)))).isEqualTo(Rollouts.detections(wrong));
        }

        @Test
        void areTakenOnce() {
            RunningRollout right = revised(started.observe(hour(0, 2, 800)), hour(0, 3, 800));

            assertThat(revised(right, hour(0, 3, 800))).isSameAs(right);
            assertThat(right.observe(hour(0, 3, 800))).isSameAs(right);
        }

        @Test
        void goOnFromTheirState() {
            RunningRollout right = revised(started.observe(hour(0, 2, 800)), hour(0, 60, 1_000));
            RunningRollout restored = RunningRollout.restore(PLAN, right.policy(), right.state());

            assertThat(restored).isEqualTo(right);
            assertThat(restored.observe(hour(1, 9, 1_000))).isEqualTo(right.observe(hour(1, 9, 1_000)));
        }

        @Test
        void ofACheckpointReplaceIt() {
            RunningRollout torn = started.observe(checkpoint(0, 1, 2, 1_000))
                    .observe(checkpoint(0, 2, 100, 2_000))
                    .observe(checkpoint(0, 3, 102, 3_000));
            RunningRollout right = revised(revised(torn, checkpoint(0, 2, 4, 2_000)), checkpoint(0, 3, 6, 3_000));

            assertThat(torn.decide(Duration.ofHours(3))).isInstanceOf(Decision.RollBack.class);
            assertThat(right.decide(Duration.ofHours(3))).isInstanceOf(Decision.Hold.class);
            assertThat(record(right).sumOf(1).treated().events()).isEqualTo(6);
        }

        @Test
        void needSomethingToRevise() {
            RunningRollout rollout = started.observe(hour(0, 2, 1_000));

            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> revised(rollout, hour(1, 2, 1_000)))
                    .withMessageEndingWith("- window: nothing has come in it that could be revised. Use observe(..).");
            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> revised(rollout, hour(0, 0, 0)))
                    .withMessageEndingWith("- treated: it brings no data. Give what the window showed.");
            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> revised(rollout, hour(0, 2, 1)))
                    .withMessageContaining("2 events of 1 trials are too many");
        }

        @Test
        void areTooLateForWhatIsNoLongerToldApart() {
            RunningRollout rollout = started;
            for (int hour = 0; hour < 70; hour++) {
                rollout = rollout.observe(hour(hour, 2, 1_000));
            }
            RunningRollout known = rollout;

            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> revised(known, hour(3, 3, 1_000)))
                    .withMessageEndingWith("- window: it is older than the 64 latest windows, and no longer told apart."
                            + " Pause, and decide by hand what the right numbers mean.");
        }
    }

    @Nested
    class Counters {
        private static final int HOURS = 180 * 24;

        /** Hour by hour for half a year. */
        private RunningRollout countedForLong() {
            RunningRollout rollout = started;
            for (int hour = 1; hour <= HOURS; hour++) {
                rollout = rollout.observe(checkpoint(0, hour, 2 * hour, 1_000 * hour));
            }
            return rollout;
        }

        @Test
        void areRevisedAsFarBackAsAnythingIs() {
            RunningRollout rollout = countedForLong();

            for (int back : new int[] {0, 1, 23, 63}) {
                int hour = HOURS - back;
                assertThat(revised(rollout, checkpoint(0, hour, 2 * hour - 1, 1_000 * hour))
                                .corrections())
                        .hasSize(1);
            }
            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(
                            () -> revised(rollout, checkpoint(0, HOURS - 64, 2 * HOURS - 129, 1_000 * (HOURS - 64))))
                    .withMessageContaining("it is older than the 64 latest windows, and no longer told apart.");
        }

        private final RunningRollout counted = started.observe(checkpoint(0, 5, 10, 5_000));

        private RunningRollout restarted() {
            return counted.restartCounter(ERRORS, Duration.ofHours(6), "Kim", "A deployment");
        }

        @Test
        void thatStartAgainAreRefusedUntilSomebodySaysSo() {
            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> counted.observe(checkpoint(6, 7, 2, 1_000)))
                    .withMessageContaining("it counts from another start than the checkpoint 0h..5h");
        }

        @Test
        void goOnFromZero() {
            RunningRollout rollout =
                    restarted().observe(checkpoint(6, 7, 2, 1_000)).observe(checkpoint(6, 9, 6, 3_000));

            assertThat(record(rollout).sumOf(1).treated().observations()).isEqualTo(8_000);
            assertThat(record(rollout).sumOf(1).treated().events()).isEqualTo(16);
            assertThat(rollout.corrections())
                    .containsExactly(new Correction.Restarted(ERRORS, Duration.ofHours(6), 1, "Kim", "A deployment"));
            assertThat(RunningRollout.restore(PLAN, rollout.policy(), rollout.state()))
                    .isEqualTo(rollout);
        }

        @Test
        void startAgainAsOftenAsTheyLikeInTwoStretches() {
            RunningRollout rollout = restarted();
            for (int start = 6; start < 26; start += 2) {
                rollout = rollout.observe(checkpoint(start, start + 2, 2, 1_000))
                        .restartCounter(ERRORS, Duration.ofHours(start + 2), "Kim", "Each night");
            }

            assertThat(record(rollout).buckets()).hasSize(1);
            assertThat(record(rollout).sumOf(1).treated().observations()).isEqualTo(15_000);
        }

        @Test
        void takeNothingFromBefore() {
            RunningRollout rollout = restarted();

            assertThat(rollout.observe(checkpoint(0, 5, 10, 5_000))).isSameAs(rollout);
            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> rollout.observe(checkpoint(0, 8, 16, 8_000)))
                    .withMessageEndingWith(
                            "- window: it counts from before the counter was started again at 6h. Give what"
                                    + " was counted since then.");
        }

        @Test
        void thatDoNotCountCannotStartAgain() {
            assertThatExceptionOfType(TransitionException.class)
                    .isThrownBy(() -> started.restartCounter(ERRORS, Duration.ofHours(6), "Kim", "x"))
                    .withMessage(
                            "'Errors' has no checkpoint in this phase, so no counter of it can start again. Observe it.");
            assertThatExceptionOfType(TransitionException.class)
                    .isThrownBy(() -> started.restartCounter("Bananas", Duration.ofHours(6), "Kim", "x"))
                    .withMessage(
                            "'Meter readings' has no metric 'Bananas' that can be measured. Give one of [Errors, group sizes].");
            assertThatExceptionOfType(TransitionException.class)
                    .isThrownBy(() -> counted.restartCounter(ERRORS, Duration.ofHours(4), "Kim", "x"))
                    .withMessageStartingWith(
                            "The counter of 'Errors' cannot have started again at 4h: its latest checkpoint reaches to 5h.");
        }
    }

    private static RunningRollout restored(RunningRollout rollout) {
        return RunningRollout.restore(rollout.plan(), rollout.policy(), rollout.state());
    }

    /** Who promotes anyway may say a time before the end of what had come: that stays where it was counted. */
    @Nested
    class BesidePromotions {
        private final RunningRollout start = RunningRollout.start(Rollouts.PLAN);

        private static RunningRollout promoted(RunningRollout rollout, int hour) {
            return rollout.advanceAnyway(Duration.ofHours(hour), "Kim", "A deadline");
        }

        private static long events(RunningRollout rollout, int phase) {
            return record(rollout).sumOf(phase).treated().events();
        }

        private static Duration covered(RunningRollout rollout, int phase) {
            return record(rollout).sumOf(phase).covered();
        }

        @Test
        void replaceAWindowInThePhaseThatCountedIt() {
            RunningRollout wrong =
                    promoted(start.observe(hour(40, 2, 1_000)), 40).observe(hour(41, 4, 1_000));
            RunningRollout right = revised(wrong, hour(40, 3, 900));

            assertThat(events(right, 1)).isEqualTo(3);
            assertThat(covered(right, 1)).isEqualTo(Duration.ofHours(1));
            assertThat(events(right, 2)).isEqualTo(4);
            assertThat(covered(right, 2)).isEqualTo(Duration.ofHours(1));
            assertThat(events(revised(right, hour(41, 5, 1_000)), 2)).isEqualTo(5);
            assertThat(restored(right)).isEqualTo(right);
        }

        @Test
        void replaceACheckpointInThePhaseThatCountedIt() {
            RunningRollout wrong =
                    promoted(start.observe(checkpoint(20, 21, 2, 1_000)), 19).observe(checkpoint(19, 20, 3, 1_000));
            RunningRollout right = revised(wrong, checkpoint(20, 21, 4, 1_000));

            assertThat(events(right, 1)).isEqualTo(4);
            assertThat(events(right, 2)).isEqualTo(3);
            assertThat(restored(right)).isEqualTo(right);
        }

        @Test
        void followWindowsOverTwoPromotions() {
            RunningRollout wrong = promoted(promoted(start.observe(hour(40, 2, 1_000)), 40), 40);
            RunningRollout right = revised(wrong, hour(40, 3, 900));

            assertThat(restored(wrong)).isEqualTo(wrong);
            assertThat(events(right, 1)).isEqualTo(3);
            assertThat(covered(right, 3)).isZero();
            assertThat(restored(right)).isEqualTo(right);
        }

        @Test
        void areRefusedWhereNobodyKnowsWhichPhaseCounted() {
            RunningRollout rollout =
                    promoted(start.observe(hour(41, 2, 1_000)), 40).observe(hour(40, 3, 1_000));

            assertThat(restored(rollout)).isEqualTo(rollout);
            assertThatExceptionOfType(InvalidObservationException.class)
                    .isThrownBy(() -> revised(rollout, hour(41, 3, 1_000)))
                    .withMessageContaining("which phase counted it is not known: promotions were made at times before");
        }

        @Test
        void leaveAStateThatIsRestored() {
            RunningRollout two =
                    promoted(promoted(start.observe(hour(40, 2, 1_000)), 40).observe(hour(45, 2, 1_000)), 45);
            RunningRollout counters =
                    promoted(start.observe(checkpoint(20, 21, 2, 1_000)), 19).observe(checkpoint(19, 20, 2, 1_000));
            RunningRollout again = counters.restartCounter(ERRORS, Duration.ofHours(21), "Kim", "A deployment")
                    .observe(checkpoint(21, 22, 2, 1_000));

            assertThat(List.of(two, counters, again))
                    .allSatisfy(rollout -> assertThat(restored(rollout)).isEqualTo(rollout));
        }

        @Test
        void doNotLetSumsBeOthersThanAllWindows() {
            RunningRollout rollout =
                    promoted(start.observe(hour(41, 2, 1_000)), 40).observe(hour(40, 3, 1_000));
            RunningRollout other =
                    promoted(start.observe(hour(41, 2, 1_000)), 40).observe(hour(40, 4, 1_000));
            RolloutMemory state = (RolloutMemory) rollout.state();
            MetricRecord mixed = new MetricRecord(
                    ERRORS,
                    record(rollout).windows(),
                    record(other).stretches(),
                    0,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of());

            assertThatExceptionOfType(InvalidStateException.class)
                    .isThrownBy(() -> RunningRollout.restore(
                            rollout.plan(),
                            rollout.policy(),
                            new RolloutMemory(
                                    state.plan(),
                                    state.startedAt(),
                                    state.applied(),
                                    state.transitions(),
                                    state.calls(),
                                    List.of(mixed))))
                    .withMessageContaining("all together are not the sum of the windows");
        }

        /** The control groups of earlier phases say where the metric stands without one. */
        @Test
        void moveWhatIsLearnedForALaterPhase() {
            RolloutPlan counting =
                    Rollouts.withGates(Rollouts.PLAN, ERRORS, gate -> gate.withTolerance(Tolerance.consecutive(3)));
            RunningRollout rollout =
                    promoted(promoted(RunningRollout.start(counting).observe(beside(1, 25, 75)), 6), 12);
            for (int hour = 12; hour < 15; hour++) {
                rollout = rollout.observe(
                        Observation.increment(ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(32, 2_500)));
            }
            RunningRollout right = revised(rollout, beside(1, 25, 5));

            assertThat(restored(right)).isEqualTo(right);
        }

        private static Observation beside(int hour, long treated, long control) {
            return Observation.increment(
                    ERRORS,
                    TimeWindow.ofHours(hour, hour + 1),
                    Sample.events(treated, 2_500),
                    Sample.events(control, 2_500));
        }
    }

    @Test
    void aJournalDoesThemAgain() {
        RunningRollout rollout = started.observe(hour(0, 2, 800));
        RunningRollout corrected = revised(rollout, hour(0, 60, 1_000));

        assertThat(rollout.redo(corrected.corrections().get(0))).isEqualTo(corrected);
    }
}
