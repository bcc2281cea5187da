package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.Rollouts.CONVERSION;
import static io.github.rolloutplanner.decision.Rollouts.ERRORS;
import static io.github.rolloutplanner.decision.Rollouts.REPORTS;
import static io.github.rolloutplanner.decision.Rollouts.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.internal.state.ObservedWindows;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Observations that cannot be taken. Each is refused with all that is wrong with it, and leaves the rollout as it was. */
class InvalidObservationsTest {
    private static final TimeWindow SEVENTH_HOUR = TimeWindow.ofHours(6, 7);
    private static final Sample SOME = Sample.events(12, 1_000);

    private RunningRollout rollout = Rollouts.inSecondPhase();

    private InvalidObservationException refused(Observation observation) {
        RolloutState before = rollout.state();
        InvalidObservationException refused =
                catchThrowableOfType(InvalidObservationException.class, () -> rollout.observe(observation));
        assertThat(refused).as("what was thrown for %s", observation).isNotNull();
        assertThat(refused.observation()).isEqualTo(observation);
        assertThat(rollout.state()).isEqualTo(before);
        return refused;
    }

    private List<String> problems(Observation observation) {
        return refused(observation).problems().stream().map(Problem::toString).toList();
    }

    @Test
    void theMessageNamesTheObservationAndListsAllProblems() {
        Observation wrong =
                Observation.increment(ERRORS, TimeWindow.ofHours(4, 7), Sample.events(-1, 5), Sample.events(7, 6));

        assertThat(refused(wrong))
                .hasMessage(
                        "The observation of 'Errors' in 4h..7h cannot be taken:\n"
                                + "- window: it is not inside one phase: phase 1 is 0h..6h and phase 2 is 6h.."
                                + ". Cut it where a phase begins.\n"
                                + "- treated.events: -1 cannot be counted. Give a number from 0 to 1,000,000,000,000.\n"
                                + "- control.events: 7 events of 6 trials are too many. Give at most one event for each trial.");
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @ValueSource(longs = {-1, Long.MIN_VALUE, 1_000_000_000_001L, Long.MAX_VALUE})
        void areCounted(long count) {
            String wrong = " cannot be counted. Give a number from 0 to 1,000,000,000,000.";

            assertThat(problems(Observation.increment(ERRORS, SEVENTH_HOUR, Sample.events(0, count), SOME)))
                    .first()
                    .asString()
                    .startsWith("treated.trials: ")
                    .endsWith(wrong);
            assertThat(problems(Observation.increment(ERRORS, SEVENTH_HOUR, SOME, Sample.events(count, count))))
                    .hasSize(2)
                    .allMatch(problem -> problem.startsWith("control.") && problem.endsWith(wrong));
            assertThat(problems(Observation.increment(REPORTS, SEVENTH_HOUR, Sample.counts(count, 1))))
                    .singleElement()
                    .asString()
                    .startsWith("treated.events: ")
                    .endsWith(wrong);
            assertThat(problems(moments(count, 3, 400)))
                    .singleElement()
                    .asString()
                    .startsWith("treated.count: ")
                    .endsWith(wrong);
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void areNumbers(double none) {
            String wrong = none + " is no number. Where it is not known, observe noData(..).";

            assertThat(problems(moments(5, none, none)))
                    .containsExactly("treated.mean: " + wrong, "treated.variance: " + wrong);
            assertThat(problems(Observation.increment(REPORTS, SEVENTH_HOUR, Sample.counts(5, none))))
                    .containsExactly("treated.exposure: " + wrong);
        }

        @Test
        void areNotNegativeWhereNothingIs() {
            assertThat(problems(moments(5, -3, -0.5)))
                    .containsExactly("treated.variance: -0.5 is below zero. Give zero or more.");
            assertThat(problems(Observation.increment(REPORTS, SEVENTH_HOUR, Sample.counts(5, -0.5))))
                    .containsExactly("treated.exposure: -0.5 is below zero. Give zero or more.");
        }

        @Test
        void areNotBeyondAllMeasure() {
            assertThat(problems(moments(5, -1e200, 1e101)))
                    .containsExactly(
                            "treated.mean: -1.0E200 is beyond all measure. Give at most 1.0E100, in a larger unit.",
                            "treated.variance: 1.0E101 is beyond all measure. Give at most 1.0E100, in a larger unit.");
        }

        private Observation moments(long count, double mean, double variance) {
            return Observation.increment(
                    REVENUE, SEVENTH_HOUR, Sample.moments(count, mean, variance), Sample.moments(5, 3, 400));
        }
    }

    @Nested
    class AWindow {
        @ParameterizedTest
        @CsvSource({"8, 7", "-3, -4"})
        void isNotBackward(long start, long end) {
            assertThat(problems(in(start, end)))
                    .containsExactly("window: it ends before it starts. Give the start first, then a later end.");
        }

        @Test
        void isNotEmpty() {
            assertThat(problems(in(7, 7)))
                    .containsExactly("window: it is empty: it ends when it starts. Give an end that is later.");
        }

        @ParameterizedTest
        @CsvSource({"5, 7", "-1, 1", "-2, -1", "0, 9"})
        void liesInOnePhase(long start, long end) {
            assertThat(problems(in(start, end)))
                    .containsExactly("window: it is not inside one phase: phase 1 is 0h..6h and phase 2 is 6h..."
                            + " Cut it where a phase begins.");
        }

        /** Hours since 1970 are no hours since the start: taken once, they would make all that follows look old. */
        @Test
        void isNoTimeOfTheCalendar() {
            assertThat(problems(in(480_000, 480_001)))
                    .singleElement()
                    .asString()
                    .startsWith("window: it is further away than a rollout lasts.");
        }

        @Test
        void doesNotOutliveTheRollout() {
            rollout = rollout.rollBack(Duration.ofHours(8), "Kim", "It is a test.");

            assertThat(problems(in(7, 9)))
                    .containsExactly("window: it ends at 9h, but the rollout is over, rolled back at 8h."
                            + " Give what came before that.");
        }

        @Test
        void ofSilenceIsCheckedToo() {
            assertThat(problems(Observation.noData(ERRORS, TimeWindow.ofHours(5, 7))))
                    .singleElement()
                    .asString()
                    .startsWith("window: it is not inside one phase");
            assertThat(problems(Observation.sourceFailed(ERRORS, TimeWindow.ofHours(7, 7), "timeout")))
                    .singleElement()
                    .asString()
                    .startsWith("window: it is empty");
        }

        private Observation in(long start, long end) {
            return Observation.increment(ERRORS, TimeWindow.ofHours(start, end), SOME, SOME);
        }
    }

    @Nested
    class TheSort {
        @Test
        void isThatOfAMetricOfThePlan() {
            assertThat(problems(Observation.increment("Erors", SEVENTH_HOUR, SOME, SOME)))
                    .containsExactly("metric: the plan has no metric of this name that can be measured."
                            + " Give one of 'Conversion', 'Errors', 'Latency p95', 'Reports', 'Retries', 'Revenue' and"
                            + " 'group sizes'.");
            assertThat(problems(Observation.noData("", SEVENTH_HOUR))).hasSize(1);
        }

        @Test
        void isThatOfTheMetric() {
            Sample numbers = Sample.moments(5, 3, 400);

            assertThat(problems(Observation.increment(ERRORS, SEVENTH_HOUR, numbers, Sample.counts(5, 0.1))))
                    .containsExactly(
                            "treated: it is 5 with mean 3.0 and variance 400.0."
                                    + " Give events of trials, Sample.events(..).",
                            "control: it is 5 in 0.1 hours. Give events of trials, Sample.events(..).");
            assertThat(problems(Observation.increment(REVENUE, SEVENTH_HOUR, SOME, numbers)))
                    .containsExactly("treated: it is 12 of 1,000. Give numbers by their moments, Sample.moments(..).");
            assertThat(problems(Observation.increment(REPORTS, SEVENTH_HOUR, SOME)))
                    .containsExactly("treated: it is 12 of 1,000. Give events over time, Sample.counts(..).");
            assertThat(problems(Observation.increment(Observation.ASSIGNMENT_COUNTS, SEVENTH_HOUR, numbers, numbers)))
                    .containsExactly(
                            "treated: it is 5 with mean 3.0 and variance 400.0. Give Observation.assignmentCounts(..).",
                            "control: it is 5 with mean 3.0 and variance 400.0. Give Observation.assignmentCounts(..).");
        }

        @Test
        void hasAControlGroupWhereItIsComparedWithOne() {
            String advice = " Give what as many users without the change showed at the same time.";

            assertThat(problems(Observation.increment(ERRORS, SEVENTH_HOUR, SOME)))
                    .containsExactly("control: there is none, but the gate compares with one." + advice);
            assertThat(problems(Observation.increment(Observation.ASSIGNMENT_COUNTS, SEVENTH_HOUR, SOME)))
                    .containsExactly("control: there is none, but a split has two groups." + advice);
            assertThat(rollout.observe(Observation.increment(REPORTS, SEVENTH_HOUR, Sample.counts(5, 0.1))))
                    .isNotEqualTo(rollout);
        }
    }

    @Nested
    class AContradiction {
        @Test
        void ofOneWindowNamesBothNumbers() {
            rollout = rollout.observe(increment(6, 7, 12));

            assertThat(problems(increment(6, 7, 13)))
                    .containsExactly("window: another observation of 6h..7h said 12 of 1,000 against 12 of 1,000,"
                            + " this one says 13 of 1,000 against 12 of 1,000."
                            + " Find out which is right: the first one counts, until revise(..) replaces it.");
        }

        @Test
        void ofAnOverlapNamesBothWindows() {
            rollout = rollout.observe(increment(6, 8, 12));

            assertThat(refused(increment(7, 9, 12)))
                    .hasMessage("The observation of 'Errors' in 7h..9h cannot be taken:\n"
                            + "- window: it overlaps the observation of 6h..8h."
                            + " Cut windows so that they touch, or give cumulative checkpoints.");
        }

        @Test
        void ofWhatBecameLessNamesBothCheckpoints() {
            rollout = rollout.observe(cumulative(6, 8, 12));

            assertThat(refused(cumulative(6, 9, 11)))
                    .hasMessage("The observation of 'Errors' in 6h..9h cannot be taken:\n"
                            + "- window: the checkpoint 6h..8h said 12 of 1,000 against 12 of 1,000, this one says 11"
                            + " of 1,000 against 12 of 1,000, and what is counted cannot become less."
                            + " Find out which is right: the first one counts, until revise(..) replaces it.");
            assertThat(problems(cumulative(6, 7, 13)))
                    .singleElement()
                    .asString()
                    .startsWith("window: the checkpoint 6h..8h said 12 of 1,000");
            assertThat(problems(cumulative(6, 8, 13)))
                    .singleElement()
                    .asString()
                    .startsWith("window: the checkpoint 6h..8h said 12 of 1,000");
        }

        @Test
        void ofTheStartNamesBothCheckpoints() {
            rollout = rollout.observe(cumulative(6, 8, 12));

            assertThat(problems(cumulative(7, 9, 12)))
                    .containsExactly("window: it counts from another start than the checkpoint 6h..8h."
                            + " Count all checkpoints of a phase from one start.");
        }

        @Test
        void ofTheAccumulationNamesThePhase() {
            rollout = rollout.observe(increment(0, 1, 12)).observe(cumulative(6, 8, 12));

            assertThat(problems(increment(8, 9, 12)))
                    .containsExactly(
                            "window: it comes as increments, but what came before in phase 2 came as the checkpoint 6h..8h."
                                    + " Give either the one or the other.");
            assertThat(problems(cumulative(0, 2, 12)))
                    .containsExactly(
                            "window: it comes as the checkpoint 0h..2h, but what came before in phase 1 came as increments."
                                    + " Give either the one or the other.");
        }

        @Test
        void isFoundBeyondWhatIsRemembered() {
            rollout = rollout.observe(increment(6, 7, 12));
            for (int hour = 8; hour < 8 + ObservedWindows.RECENT + 1; hour++) {
                rollout = rollout.observe(increment(hour, hour + 1, 12));
            }
            TimeWindow across = new TimeWindow(Duration.ofMinutes(450), Duration.ofMinutes(510));

            assertThat(problems(Observation.increment(ERRORS, across, SOME, SOME)))
                    .containsExactly("window: it overlaps the observations of 8h..9h, which are no longer told apart."
                            + " Cut windows so that they touch.");
            assertThat(rollout.observe(increment(6, 7, 13)))
                    .as("what is no longer told apart is taken for what came")
                    .isEqualTo(rollout);
        }

        @Test
        void isFoundInCheckpointsBeyondWhatIsRemembered() {
            for (int hour = 7; hour < 7 + ObservedWindows.RECENT + 10; hour++) {
                rollout = rollout.observe(cumulative(6, hour, 12));
            }

            assertThat(rollout.observe(cumulative(6, 8, 12)))
                    .as("a longer checkpoint has all that it counted")
                    .isEqualTo(rollout);
            assertThat(problems(cumulative(6, 8, 13)))
                    .singleElement()
                    .asString()
                    .contains("what is counted cannot become less");
        }

        private Observation increment(long start, long end, long events) {
            return Observation.increment(ERRORS, TimeWindow.ofHours(start, end), Sample.events(events, 1_000), SOME);
        }

        private Observation cumulative(long start, long end, long events) {
            return Observation.cumulative(ERRORS, TimeWindow.ofHours(start, end), Sample.events(events, 1_000), SOME);
        }
    }

    @Test
    void whatIsMissingIsRefusedAtOnce() {
        assertThat(catchThrowableOfType(NullPointerException.class, () -> rollout.observe(null)))
                .hasMessage("observation");
        assertThat(catchThrowableOfType(
                        NullPointerException.class, () -> Observation.increment(CONVERSION, SEVENTH_HOUR, null)))
                .hasMessage("treated");
    }
}
