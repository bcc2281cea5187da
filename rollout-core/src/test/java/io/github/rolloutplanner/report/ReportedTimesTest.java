package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A length of time reads one way in all reports: "1 day 17 hours". */
class ReportedTimesTest {
    /** "41h", "2d 5m", "30 min", "PT5M", "156 hours". */
    private static final Pattern OTHER = Pattern.compile(
            "(?<![\\w.-])(?:\\d+ ?(?:h|d|m|s|y|min|mins|hrs?|secs?)(?:\\d+m)?|PT?\\d[\\dDTHMS.]*)(?![\\w/-])"
                    + "|(?<![\\w.])(?:2[4-9]|[3-9]\\d|\\d{3,}) hours(?! of all users)");

    static Stream<RunningRollout> rollouts() {
        return RunningReportTest.rollouts();
    }

    static Stream<RolloutPlan> plans() {
        return ReportedPlans.all().values().stream();
    }

    private static String words(String html) {
        Document page = Jsoup.parse(html);
        page.select("style, pre, code").remove();
        StringBuilder words = new StringBuilder();
        page.select("*").forEach(element -> words.append(element.ownText()).append('\n'));
        return words.toString();
    }

    private static void readsOneWay(String words) {
        assertThat(OTHER.matcher(words).results().map(MatchResult::group)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"41h", "2d", "1h30m", "30 min", "PT5M", "PT0.5S", "12 d", "156 hours"})
    void theOtherWaysAreKnown(String other) {
        assertThat("It lasted " + other + ".").containsPattern(OTHER);
    }

    @ParameterizedTest
    @MethodSource("rollouts")
    void ofARunningRollout(RunningRollout rollout) {
        for (Duration now :
                List.of(rollout.knownUntil(), Duration.ofHours(10_001).plusMinutes(7))) {
            RolloutHistory history = RolloutHistory.remembered(rollout, now);
            readsOneWay(words(PlanReport.html(rollout, history)));
            readsOneWay(PlanReport.text(rollout, history, 5_000));
        }
        ScheduledRollout onTheClock = ScheduledRollout.of(rollout.startedAt(Instant.parse("2025-03-03T09:00:00Z")));
        readsOneWay(words(PlanReport.html(onTheClock, Instant.parse("2026-03-04T15:30:00Z"))));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void ofAPlan(RolloutPlan plan) {
        readsOneWay(words(PlanReport.html(plan)));
        readsOneWay(PlanReport.text(plan, 5_000));
        readsOneWay(PlanReport.markdown(plan).replaceAll("(?s)```.*?```|`[^`]*`", ""));
    }

    @Test
    void ofRehearsalsAndOfRolloutsTogether() {
        readsOneWay(words(RehearsalPage.of("Harmless", RehearsalPageTest.HARMLESS)
                .and("Worse", RehearsalPageTest.WORSE)
                .html()));
        readsOneWay(words(PortfolioReport.html(PortfolioReportTest.portfolio())));
        readsOneWay(PortfolioReport.markdown(PortfolioReportTest.portfolio()));
    }
}
