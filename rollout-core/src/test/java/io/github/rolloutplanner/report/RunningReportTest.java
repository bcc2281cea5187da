package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.report.ReportedRollouts.ERRORS;
import static io.github.rolloutplanner.report.ReportedRollouts.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.GateEffect;
import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.decision.TransitionException;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunningReportTest {
    private static final Duration LATER = hours(10_000);

    /** The words of a page, without its tags. */
    private static String words(String page) {
        return page.substring(page.indexOf("<body>"))
                .replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    private static String words(RunningRollout rollout, Duration now) {
        return words(PlanReport.html(rollout, now));
    }

    static Stream<RunningRollout> rollouts() {
        return Stream.of(
                ReportedRollouts.started(),
                ReportedRollouts.observed(ReportedRollouts.started(), 0, 1, 10),
                ReportedRollouts.inSecondPhase(),
                ReportedRollouts.inSecondPhase().pause(hours(30), "Kim", "Lunch."),
                ReportedRollouts.rolledBack(),
                ReportedRollouts.failing(),
                ReportedRollouts.mismatched(),
                ReportedRollouts.mismatchedAndFailing(),
                ReportedRollouts.replanned(),
                ReportedRollouts.completed(),
                ReportedRollouts.ring(),
                ReportedRollouts.twoTreatments(),
                ReportedRollouts.kinds());
    }

    @ParameterizedTest
    @MethodSource("rollouts")
    void theNumbersOfThePageAreThoseOfTheDecision(RunningRollout rollout) {
        for (Duration now : List.of(rollout.knownUntil(), LATER)) {
            Decision decision = rollout.decide(rollout.isOver() ? rollout.knownUntil() : now);
            String words = words(rollout, now);

            for (GateStatus gate : decision.look().gates()) {
                assertThat(words)
                        .contains(gate.name())
                        .contains(LiveWords.evidence(gate.evidence(), gate.evidenceNeeded()))
                        .contains(gate.needed().isPresent() ? SampleFigure.value(gate) : Wording.of(gate.sample()));
            }
            if (!(decision instanceof Decision.Complete)) {
                assertThat(decision.reasons())
                        .allSatisfy(reason ->
                                assertThat(words).contains(reason.sentence().replaceAll("\\s+", " ")));
            }
            for (GateEffect effect : rollout.effects(now)) {
                assertThat(words).contains(LiveEffectSection.percent(effect.value(), "not known"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rollouts")
    void nothingOnAPageIsNoNumber(RunningRollout rollout) {
        assertThat(PlanReport.html(rollout, LATER))
                .doesNotContain("NaN")
                .doesNotContain("Infinity")
                .doesNotContain("Optional");
    }

    @ParameterizedTest
    @MethodSource("rollouts")
    void aPersonOnCallReadsNoIdOfARule(RunningRollout rollout) {
        String page = PlanReport.html(rollout, LATER);

        assertThat(words(page)).doesNotContainPattern("\\[[a-z]+\\.[a-z-]+\\]");
        if (!rollout.isOver()) {
            assertThat(page)
                    .contains("<span data-rule=\""
                            + rollout.decide(LATER).reasons().get(0).rule() + "\">");
        }
    }

    @ParameterizedTest
    @MethodSource("rollouts")
    void theSameRolloutGivesTheSamePage(RunningRollout rollout) {
        RunningRollout restored = RunningRollout.restore(rollout.plan(), rollout.policy(), rollout.state());

        assertThat(PlanReport.html(restored, LATER)).isEqualTo(PlanReport.html(rollout, LATER));
    }

    @Test
    void saysWhereItIsAndWhatToDoNow() {
        assertThat(words(ReportedRollouts.inSecondPhase(), hours(30)))
                .contains("Half , phase 2 of 3, at 50% for 6 hours. Hold.")
                .contains("State Running", "Phase 2 of 3, Half", "Live 50%", "Next look 1 day 7 hours after the start");
        assertThat(words(ReportedRollouts.inSecondPhase().pause(hours(30), "Kim", "Lunch."), hours(31)))
                .contains("State Paused", "The rollout was paused after 1 day 6 hours by Kim: Lunch.");
        assertThat(words(ReportedRollouts.failing(), hours(5)))
                .contains("Decision Roll back")
                .contains("evidence more than 1,000,000");
        assertThat(words(ReportedRollouts.rolledBack(), hours(9)))
                .contains("Rolled back from Tenth after 5 hours by controller : as decided")
                .contains("State Rolled back", "Live 0%", "Ended 5 hours after the start")
                .doesNotContain("Next look");
        assertThat(words(ReportedRollouts.completed(), hours(99)))
                .contains("Completed after 4 days: the change is at 100%.")
                .contains("Promoted whatever was decided");
    }

    @Test
    void saysWhoHasToApprove() {
        RunningRollout ring = ReportedRollouts.ring();

        assertThat(ring.pendingApprovals()).isNotEmpty();
        assertThat(words(ring, hours(25)))
                .contains("People must approve")
                .contains(ring.pendingApprovals().get(0).toString());
    }

    @Test
    void showsAMismatchWithItsGroups() {
        RunningRollout rollout = ReportedRollouts.mismatched();
        Decision.Hold hold = (Decision.Hold) rollout.decide(hours(3));

        assertThat(hold.waits()).anyMatch(Wait.ForSplit.class::isInstance);
        assertThat(words(rollout, hours(3)))
                .contains("Sample ratio Mismatch")
                .contains("calls a person now")
                .contains("3,000 2,400 3,000");
        assertThat(words(rollout.called(hours(3), "Ada"), hours(3)))
                .contains("a person was called")
                .contains("People called in this phase");
    }

    @Test
    void showsEachOfTwoTreatments() {
        assertThat(words(ReportedRollouts.twoTreatments(), LATER))
                .contains("Sign-ups (one page)", "Sign-ups (no form)")
                .contains("Checkout errors (one page): evidence of a regression")
                .contains("12,000 ", "9,000 ");
    }

    @Test
    void saysWhatWasCorrected() {
        RunningRollout rollout = ReportedRollouts.observed(ReportedRollouts.started(), 0, 3, 10)
                .revise(ReportedRollouts.hour(ERRORS, 1, 12, 10), "Kim", "The query was wrong.");

        assertThat(words(rollout, hours(3)))
                .contains("Corrections of data")
                .contains("10 of 1,000 became 12 of 1,000 Who: ".replace("Who: ", "Kim The query was wrong."));
    }

    @Test
    void timesStandOnTheClockOfTheCalendar() {
        ScheduledRollout rollout =
                ScheduledRollout.of(ReportedRollouts.inSecondPhase().startedAt(Instant.parse("2025-03-03T09:00:00Z")));

        String page = words(PlanReport.html(rollout, Instant.parse("2025-03-04T15:30:00Z")));

        assertThat(page)
                .contains("Phase began Tue 4 Mar 2025, 09:00 UTC (1 day after the start)")
                .contains("Now Tue 4 Mar 2025, 15:30 UTC (1 day 6 hours 30 minutes after the start)")
                .contains(" 4 Mar ", " 6 Mar ")
                .doesNotContain("0 days")
                .isEqualTo(words(PlanReport.html(
                        rollout,
                        RolloutHistory.remembered(rollout.rollout(), hours(30).plusMinutes(30)))));
    }

    @Test
    void windowsMayEndBetweenSecondsOfTheClock() {
        Duration end = Duration.ofMillis(3_600_500);
        RunningRollout rollout = ReportedRollouts.started()
                .startedAt(Instant.EPOCH)
                .observe(Observation.increment(
                        ERRORS, new TimeWindow(Duration.ZERO, end), Sample.events(1, 100), Sample.events(1, 100)));

        assertThat(words(PlanReport.html(ScheduledRollout.of(rollout), RolloutHistory.remembered(rollout, end))))
                .contains("Now Thu 1 Jan 1970, 01:00");
    }

    @Test
    void refusesATimeBeforeWhatIsKnownAndAnEmptyHistory() {
        RunningRollout rollout = ReportedRollouts.inSecondPhase();

        assertThatExceptionOfType(TransitionException.class).isThrownBy(() -> PlanReport.html(rollout, hours(3)));
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> PlanReport.html(rollout, new RolloutHistory(List.of())))
                .withMessage("The history has no look. Take one that was made from a rollout or its journal.");
    }

    @Test
    @Timeout(60)
    void aHundredMetricsInAHundredPhasesMakeAReportThatCanBeRead() {
        RunningRollout rollout = ReportedRollouts.large(100);
        RolloutHistory history = RolloutHistory.remembered(rollout, hours(3));

        String page = PlanReport.html(rollout, history);

        assertThat(page.split("evidence of a regression</figcaption>", -1)).hasSize(13);
        assertThat(page.length()).isLessThan(2_000_000);
        assertThat(words(page)).contains("The 12 metrics that came closest to their threshold");
        MarkdownCheck.read(PlanReport.markdown(rollout, history));
        assertThat(PlanReport.text(rollout, history, 80).lines())
                .allMatch(line -> TextWidth.columns(line) <= 80)
                .hasSizeLessThan(5_000);
    }
}
