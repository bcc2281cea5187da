package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.report.ReportedRollouts.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.decision.GateEffect;
import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.decision.TransitionException;
import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A running rollout as Markdown and as text says what its page says. */
class RunningReportFormsTest {
    private static final Duration LATER = hours(10_000);

    static Stream<RunningRollout> rollouts() {
        return RunningReportTest.rollouts();
    }

    static Stream<RunningRollout> severalKinds() {
        return Stream.of(ReportedRollouts.replanned(), ReportedRollouts.rolledBack(), ReportedRollouts.twoTreatments());
    }

    static String[] names() {
        return ReportOfAnyPlanTest.names();
    }

    /** What a reader looks for: where it is, what to do, the evidence, the sample and the effect of each metric. */
    private static String[] numbers(RunningRollout rollout, Duration now) {
        List<String> numbers = new ArrayList<>(
                List.of(rollout.phase().name(), rollout.live().percentage().toString()));
        for (GateStatus gate : rollout.decide(now).look().gates()) {
            numbers.add(gate.name());
            numbers.add(gate.gate().toString());
            numbers.add(new EvidenceRatio(gate.evidence()).toString());
            numbers.add(Wording.of(gate.sample()));
        }
        for (GateEffect effect : rollout.effects(now)) {
            numbers.add(LiveEffectSection.percent(effect.value(), "not known"));
        }
        rollout.transitions().forEach(done -> numbers.add(done.why()));
        rollout.replannings().forEach(done -> numbers.add(done.why()));
        return numbers.toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("rollouts")
    void markdownAndTextHaveTheNumbersOfTheDecision(RunningRollout rollout) {
        Duration now = rollout.knownUntil();
        RolloutHistory history = RolloutHistory.remembered(rollout, now);

        assertThat(MarkdownCheck.read(PlanReport.markdown(rollout, history)).words())
                .contains(numbers(rollout, now))
                .doesNotContain("NaN", "Infinity", "Optional");
        assertThat(PlanReport.text(rollout, history, 5_000))
                .contains(numbers(rollout, now))
                .doesNotContain("NaN", "Infinity", "Optional");
    }

    @ParameterizedTest
    @MethodSource("severalKinds")
    void eachSectionOfThePageIsThere(RunningRollout rollout) {
        RolloutHistory history = RolloutHistory.remembered(rollout, LATER);
        String markdown = PlanReport.markdown(rollout, history);
        String text = PlanReport.text(rollout, history, 100);

        for (String section :
                PageCheck.read(PlanReport.html(rollout, history)).select("h2").eachText()) {
            assertThat(markdown).contains("\n## " + section + "\n");
            assertThat(text).contains("\n" + section + "\n" + "-".repeat(section.length()) + "\n");
        }
        MarkdownCheck.read(markdown);
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesStayText(String name) {
        RunningRollout rollout = RunningRollout.start(NamedPlan.of(name)).pause(hours(1), "Kim", "Lunch.");
        String line = TextWidth.line(name);

        assertThat(MarkdownCheck.read(PlanReport.markdown(rollout, hours(2))).words())
                .contains("Running rollout: " + (name.isBlank() ? "Unnamed change" : line.strip()));
        String text = PlanReport.text(rollout, hours(2), 40);
        assertThat(text.lines())
                .allMatch(shown -> TextWidth.columns(shown) <= 40)
                .allMatch(shown -> shown.equals(Legible.escaped(shown)));
        assertThat(text.replaceAll("\\s", "")).contains((line + ", phase 1 of ").replaceAll("\\s", ""));
    }

    @Test
    void whatExplainsPicturesIsLeftOutWithThem() {
        RunningRollout longer = ReportedRollouts.observed(ReportedRollouts.started(), 0, 100, 10);
        RolloutHistory history = RolloutHistory.remembered(longer, hours(100));

        assertThat(PlanReport.html(longer, history)).contains("The curves begin with", "Over time, the line is");
        for (String report : List.of(PlanReport.markdown(longer, history), PlanReport.text(longer, history, 5_000))) {
            assertThat(report)
                    .contains("Evidence says how many times more likely")
                    .doesNotContain("The curves begin with")
                    .doesNotContain("Over time, the line is");
        }
    }

    @Test
    void severalTablesOfASectionHaveTheirNames() {
        String markdown = PlanReport.markdown(ReportedRollouts.replanned(), hours(34));
        String text = PlanReport.text(ReportedRollouts.replanned(), hours(34), 100);

        assertThat(markdown).contains("\n**Decisions so far**\n\n| When |", "\n**Planned again**\n\n| When |");
        assertThat(text).contains("\nDecisions so far:\nWhen ", "\nPlanned again:\nWhen ");
        assertThat(MarkdownCheck.read(markdown).of(TableBlock.class)).hasSizeGreaterThan(4);
    }

    @Test
    void timesStandOnTheClockOfTheCalendar() {
        ScheduledRollout rollout =
                ScheduledRollout.of(ReportedRollouts.inSecondPhase().startedAt(Instant.parse("2025-03-03T09:00:00Z")));
        Instant now = Instant.parse("2025-03-04T15:30:00Z");
        RolloutHistory history =
                RolloutHistory.remembered(rollout.rollout(), hours(30).plusMinutes(30));

        assertThat(PlanReport.markdown(rollout, now))
                .contains("**Phase began:** Tue 4 Mar 2025, 09:00 UTC (1 day after the start)")
                .isEqualTo(PlanReport.markdown(rollout, history));
        assertThat(PlanReport.text(rollout, now, 100))
                .contains("Phase began: Tue 4 Mar 2025, 09:00 UTC (1 day after the start)")
                .isEqualTo(PlanReport.text(rollout, history, 100));
    }

    @Test
    void refusesWhatThePageRefusesAndNarrowLines() {
        RunningRollout rollout = ReportedRollouts.inSecondPhase();
        RolloutHistory none = new RolloutHistory(List.of());

        assertThatExceptionOfType(TransitionException.class).isThrownBy(() -> PlanReport.markdown(rollout, hours(3)));
        assertThatExceptionOfType(TransitionException.class).isThrownBy(() -> PlanReport.text(rollout, hours(3), 80));
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> PlanReport.markdown(rollout, none))
                .withMessageStartingWith("The history has no look.");
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> PlanReport.text(rollout, hours(30), 39))
                .withMessage("A report cannot be 39 columns wide. Give 40 or more.");
    }
}
