package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.ExperimentReadOut.Recommendation;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An experiment is read once, at its end, and what was decided there rests on what is known of it. */
class ReadOutEndTest {
    private static final String CONVERSION = "Conversion";
    private static final long USERS = 120_000;

    private static ChangeDraft draft(String... variants) {
        return RolloutPlanner.forChange("Short form")
                .behavioral("The form has three fields")
                .population(Population.ofUsersPerDay(40_000))
                .experiment(
                        variants.length == 0
                                ? ExperimentRequest.changing(CONVERSION, percent(5))
                                : ExperimentRequest.changing(CONVERSION, percent(5))
                                        .between(variants));
    }

    private static RunningRollout running(ChangeDraft draft) {
        RunningRollout rollout = RunningRollout.start(
                draft.success(Metric.conversion(CONVERSION, percent(10))).plan());
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    private static TimeWindow test(RunningRollout rollout) {
        return new TimeWindow(
                rollout.since(), rollout.since().plus(rollout.phase().soak().orElseThrow()));
    }

    private static Sample of(long users, double percent) {
        return Sample.events(Math.round(users * percent / 100), users);
    }

    private static Observation shown(TimeWindow window, double treated) {
        return Observation.increment(CONVERSION, window, of(USERS, treated), of(USERS, 10));
    }

    private static RunningRollout signedOff(RunningRollout rollout, Duration at) {
        RunningRollout next = rollout;
        for (Gate gate : List.copyOf(rollout.pendingApprovals())) {
            next = next.approve(at, gate, "Ada");
        }
        return next;
    }

    private static Recommendation recommendation(RunningRollout rollout, Duration at) {
        return rollout.readOut(at).orElseThrow().recommendation();
    }

    @Test
    void whatComesAfterItIsNoOtherLook() {
        RunningRollout rollout = running(draft());
        TimeWindow window = test(rollout);
        RunningRollout ended = rollout.observe(shown(window, 10));
        RunningRollout later = ended;
        for (int day = 0; day < 10; day++) {
            Duration start = window.end().plusDays(day);
            later = later.observe(shown(new TimeWindow(start, start.plusDays(1)), 13));
        }
        ExperimentReadOut atEnd = ended.readOut(window.end()).orElseThrow();
        ExperimentReadOut after = later.readOut(window.end().plusDays(10)).orElseThrow();

        assertThat(atEnd.recommendation()).isEqualTo(Recommendation.DO_NOT_SHIP);
        assertThat(after.recommendation()).isEqualTo(Recommendation.DO_NOT_SHIP);
        assertThat(after.effects()).isEqualTo(atEnd.effects());
    }

    /** Hourly snapshots of the phase go on for a month, in which nobody decides. */
    @Test
    void theEndOfRunningSumsIsRememberedWhileTheyGoOn() {
        RunningRollout rollout = running(draft());
        TimeWindow window = test(rollout);
        RunningRollout ended = rollout;
        for (Duration end = window.start().plusHours(1); end.compareTo(window.end()) <= 0; end = end.plusHours(1)) {
            ended = ended.observe(snapshot(window.start(), end, 10));
        }
        RunningRollout later = ended;
        for (int hour = 1; hour <= 30 * 24; hour++) {
            later = later.observe(snapshot(window.start(), window.end().plusHours(hour), 13));
        }

        assertThat(later.readOut(window.end().plusDays(30)).orElseThrow().effects())
                .isEqualTo(ended.readOut(window.end()).orElseThrow().effects());
    }

    private static RunningRollout counted(
            RunningRollout rollout, Duration start, Duration until, Duration every, double treated) {
        RunningRollout counted = rollout;
        for (Duration end = last(rollout, start).plus(every); end.compareTo(until) <= 0; end = end.plus(every)) {
            counted = counted.observe(snapshot(start, end, treated));
        }
        return counted;
    }

    private static Duration last(RunningRollout rollout, Duration start) {
        return Rollouts.records(rollout).stream()
                .flatMap(record -> record.dataUntil().stream())
                .filter(end -> end.compareTo(start) > 0)
                .findFirst()
                .orElse(start);
    }

    private static void keepsTheEnd(RunningRollout ended, TimeWindow test, RunningRollout later, Duration at) {
        assertThat(later.readOut(at).orElseThrow().effects())
                .isNotEmpty()
                .isEqualTo(ended.readOut(test.end()).orElseThrow().effects());
    }

    /** What the new counter counts after the end changes nothing, however often it starts again there. */
    @Test
    void aCounterThatStartedAgainKeepsTheEnd() {
        RunningRollout rollout = running(draft());
        TimeWindow test = test(rollout);
        Duration restart = test.start().plusDays(3);
        RunningRollout first = counted(rollout, test.start(), restart, Duration.ofDays(1), 10)
                .restartCounter(CONVERSION, restart, "Ada", "A deployment");
        RunningRollout ended = counted(first, restart, test.end(), Duration.ofDays(1), 10);
        RunningRollout later = counted(ended, restart, test.end().plusDays(3), Duration.ofHours(8), 13);
        RunningRollout again = counted(
                later.restartCounter(CONVERSION, test.end().plusDays(3), "Ada", "A deployment"),
                test.end().plusDays(3),
                test.end().plusDays(5),
                Duration.ofDays(1),
                13);

        assertThat(ended.readOut(test.end()).orElseThrow().size())
                .isEqualTo(USERS * test.length().toHours() / 100);
        keepsTheEnd(ended, test, later, test.end().plusDays(3));
        keepsTheEnd(ended, test, again, test.end().plusDays(5));
    }

    /** Days are those of the phase, not of the counter. */
    @Test
    void aCounterThatBeganAnHourLateKeepsTheEnd() {
        RunningRollout rollout = running(draft());
        TimeWindow test = test(rollout);
        Duration start = test.start().plusHours(1);
        RunningRollout ended = counted(rollout, start, test.end(), Duration.ofHours(1), 10);
        RunningRollout later = counted(ended, start, test.end().plusDays(3), Duration.ofHours(1), 13);

        keepsTheEnd(ended, test, later, test.end().plusDays(3));
    }

    @Test
    void theEndIsRememberedForAYear() {
        RunningRollout rollout = running(draft());
        TimeWindow test = test(rollout);
        RunningRollout ended = counted(rollout, test.start(), test.end(), Duration.ofDays(1), 10);
        RunningRollout later = counted(ended, test.start(), test.end().plusDays(600), Duration.ofDays(1), 13);

        keepsTheEnd(ended, test, later, test.end().plusDays(600));
    }

    @Test
    void aCorrectionOfTheEndIsRead() {
        RunningRollout rollout = running(draft());
        TimeWindow test = test(rollout);
        RunningRollout ended = counted(rollout, test.start(), test.end(), Duration.ofDays(1), 10);
        RunningRollout later = counted(ended, test.start(), test.end().plusDays(3), Duration.ofDays(1), 13);
        Observation right = snapshot(test.start(), test.end(), 11);

        keepsTheEnd(
                ended.revise(right, "Ada", "Late orders"),
                test,
                later.revise(right, "Ada", "Late orders"),
                test.end().plusDays(3));
    }

    /** Nothing came in the first week: the end is that of the first whole week of which something is known. */
    @Test
    void whatCameOnlyLaterEndsLater() {
        RunningRollout rollout = running(draft());
        TimeWindow test = test(rollout);
        Duration end = test.end().plusDays(7);
        RunningRollout ended = rollout.observe(snapshot(test.start(), end, 10));
        RunningRollout later = ended.observe(snapshot(test.start(), end.plusDays(2), 13));

        assertThat(later.readOut(end.plusDays(2)).orElseThrow().effects())
                .isNotEmpty()
                .isEqualTo(ended.readOut(end).orElseThrow().effects());
    }

    private static Observation snapshot(Duration start, Duration end, double treated) {
        long users = USERS * end.minus(start).toHours() / 100;
        return Observation.cumulative(CONVERSION, new TimeWindow(start, end), of(users, treated), of(users, 10));
    }

    /** Five weeks end with a week of what is kept by weeks. */
    @Test
    void theEndOfALongExperimentIsReadToTheDay() {
        ChangeDraft slow = draft().population(Population.ofUsersPerDay(5_200));
        RunningRollout rollout = running(slow);
        TimeWindow window = test(rollout);
        assertThat(window.length()).isGreaterThan(Duration.ofDays(28));
        RunningRollout ended = rollout;
        for (Duration start = window.start(); start.compareTo(window.end()) < 0; start = start.plusDays(1)) {
            ended = ended.observe(shown(new TimeWindow(start, start.plusDays(1)), 10));
        }
        RunningRollout later =
                ended.observe(shown(new TimeWindow(window.end(), window.end().plusDays(1)), 13));

        assertThat(later.readOut(window.end().plusDays(1)).orElseThrow().effects())
                .isEqualTo(ended.readOut(window.end()).orElseThrow().effects());
    }

    @Test
    void groupsThatAreTooSmallAreReadAWeekLater() {
        RunningRollout rollout = running(draft());
        TimeWindow window = test(rollout);
        RunningRollout small =
                rollout.observe(Observation.increment(CONVERSION, window, of(USERS / 10, 11), of(USERS / 10, 10)));
        RunningRollout large =
                small.observe(shown(new TimeWindow(window.end(), window.end().plusDays(1)), 11));

        assertThat(recommendation(small, window.end())).isEqualTo(Recommendation.KEEP_RUNNING);
        assertThat(recommendation(large, window.end().plusDays(1))).isEqualTo(Recommendation.KEEP_RUNNING);
        assertThat(recommendation(
                        large.observe(shown(
                                new TimeWindow(
                                        window.end().plusDays(1), window.end().plusDays(7)),
                                11)),
                        window.end().plusDays(7)))
                .isEqualTo(Recommendation.SHIP);
    }

    /** Of four success metrics, one that alone would be significant is not, whatever becomes of the others. */
    @Test
    void aMetricThatIsLeftOutLeavesItsLevel() {
        ChangeDraft several = draft();
        for (String metric : List.of("Orders", "Baskets", "Searches")) {
            several = several.success(Metric.conversion(metric, percent(10)));
        }
        RunningRollout rollout = running(several);
        TimeWindow window = test(rollout);
        RunningRollout one = rollout.observe(
                Observation.increment(CONVERSION, window, Sample.events(20_417, 200_000), of(200_000, 10)));

        assertThat(one.readOut(window.end())
                        .orElseThrow()
                        .effects()
                        .get(0)
                        .absolute()
                        .pValue())
                .isBetween(0.0125, 0.05);
        assertThat(recommendation(one, window.end())).isNotEqualTo(Recommendation.SHIP);
    }

    @Test
    void aSignOffDoesNotOutliveTheDataThatItRestedOn() {
        RunningRollout rollout = running(draft());
        TimeWindow window = test(rollout);
        RunningRollout signedOff = signedOff(rollout.observe(shown(window, 11)), window.end());
        RunningRollout revised = signedOff.revise(shown(window, 9.5), "Ada", "The groups were swapped");

        assertThat(signedOff.decide(window.end())).isInstanceOf(Decision.Advance.class);
        assertThat(recommendation(revised, window.end())).isEqualTo(Recommendation.DO_NOT_SHIP);
        assertThat(revised.decide(window.end())).isInstanceOf(Decision.Hold.class);
        assertThat(revised.decide(window.end()).callsPerson()).isTrue();
    }

    @Test
    void nothingPromotesATreatmentThatTheReadOutDoesNotShip() {
        RunningRollout rollout = running(draft("long form", "short form", "no form"));
        TimeWindow window = test(rollout);
        RunningRollout observed = signedOff(
                rollout.observe(shown(window, 11).ofTreatment("short form"))
                        .observe(shown(window, 9.2).ofTreatment("no form")),
                window.end());

        assertThat(observed.choose(window.end(), "short form", "Ada", "it won").decide(window.end()))
                .isInstanceOf(Decision.Advance.class);
        assertThat(observed.choose(window.end(), "no form", "Ada", "a typo").decide(window.end()))
                .isInstanceOf(Decision.Hold.class)
                .asString()
                .contains("Conversion (no form)");
    }
}
