package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.report.ReportedRollouts.ERRORS;
import static io.github.rolloutplanner.report.ReportedRollouts.SPEED;
import static io.github.rolloutplanner.report.ReportedRollouts.hours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What the parts of the page of a running rollout say where they differ from the decision, or from each other. */
class RunningReportPartsTest {

    private static String page(RunningRollout rollout, Duration now) {
        String page = PlanReport.html(rollout, now);
        return page.substring(page.indexOf("<body>"));
    }

    private static String words(RunningRollout rollout, Duration now) {
        return page(rollout, now).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void aMismatchIsShownAlsoWhereTheDecisionIsToRollBack() {
        RunningRollout rollout = ReportedRollouts.mismatchedAndFailing();

        assertThat(rollout.decide(hours(5))).isInstanceOf(Decision.RollBack.class);
        assertThat(words(rollout, hours(5)))
                .contains("Sample ratio Mismatch", "3,000 2,400 3,000")
                .doesNotContain("No mismatch");
        assertThat(words(rollout.rollBack(hours(5), "loop", "as decided"), hours(9)))
                .contains("Sample ratio Mismatch");
    }

    @Test
    void groupsThatWereNeverCountedAreNotCalledHealthy() {
        assertThat(words(ReportedRollouts.started(), hours(0))).contains("Sample ratio Not counted in this phase");
        assertThat(words(ReportedRollouts.inSecondPhase(), hours(30)))
                .contains("Sample ratio Not counted in this phase");
        assertThat(words(ReportedRollouts.ring(), hours(25))).contains("Sample ratio Not counted in this phase");
    }

    @Test
    void groupsOfTheirSizesAreCalledHealthy() {
        RunningRollout rollout = ReportedRollouts.started()
                .observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 3), 3_000, 3_010));

        assertThat(words(rollout, hours(3))).contains("Sample ratio No mismatch");
    }

    @Test
    void aMismatchThatAPersonAnsweredForIsNoHealthyOne() {
        RunningRollout rollout =
                ReportedRollouts.mismatched().acknowledgeMismatch(hours(3), "Kim", "One server logs twice.");

        assertThat(words(rollout, hours(3)))
                .contains("Sample ratio Mismatch acknowledged")
                .doesNotContain("No mismatch");
    }

    @Test
    void usersBeyondThePlanAreNoMismatchOfGroups() {
        RunningRollout rollout = ReportedRollouts.started()
                .observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 3), 60_000, 60_100));

        assertThat(rollout.groupCheck().exposures()).isNotEmpty();
        assertThat(words(rollout, hours(3))).contains("Sample ratio No mismatch", "Exposed users More than planned");
    }

    @Test
    void saysWhoPlannedAgainAndWhatBecameOfTheEvidence() {
        String page = page(ReportedRollouts.replanned(), hours(34));

        assertThat(page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .contains("Planned again")
                .contains("1 day 7 hours after the start Half Ada &lt;b&gt; Crashes were forgotten. \u05D0")
                .contains("restarted: " + ERRORS, "dropped: " + SPEED, "new: Checkout crashes");
        assertThat(page).doesNotContain("<b>");
    }

    @Test
    void afterTheEndNothingIsDue() {
        RunningRollout rollout = ReportedRollouts.rolledBack();

        assertThat(words(rollout, hours(10_000)))
                .doesNotContain("No data")
                .contains("Now 416 days 16 hours after the start")
                .contains("Evidence after 5 hours:");
        assertThat(page(rollout, hours(10_000)).replace("416 days 16 hours", "9 hours"))
                .isEqualTo(page(rollout, hours(9)));
    }

    @Test
    void saysWhereTheCurvesBegin() {
        RunningRollout longer = ReportedRollouts.observed(ReportedRollouts.started(), 0, 100, 10);

        assertThat(words(longer, hours(100)))
                .contains(
                        "The curves begin with the first look that this page knows of: 1 day 13 hours after the start.");
        assertThat(PageCheck.read(PlanReport.html(longer, hours(100)))
                        .select("#gates svg text, #effects svg text")
                        .eachText())
                .contains("2 days", "4 days")
                .doesNotContain("0 days");
        assertThat(words(ReportedRollouts.inSecondPhase(), hours(30))).doesNotContain("The curves begin");
        assertThat(words(ReportedRollouts.rolledBack(), hours(5))).doesNotContain("The curves begin");
    }

    @Test
    void picturesAndTablesListTheMetricsInOneOrder() {
        RunningRollout rollout = ReportedRollouts.observed(ReportedRollouts.started(), 0, 5, 10)
                .observe(ReportedRollouts.hour(SPEED, 5, 300, 50));
        Document page = PageCheck.read(PlanReport.html(rollout, hours(6)));

        assertThat(page.select("#gates tbody th").eachText()).containsExactly(ERRORS, SPEED);
        assertThat(page.select("#effects tbody th").eachText()).containsExactly(ERRORS, SPEED);
        assertThat(page.select("#gates figcaption").eachText())
                .startsWith(ERRORS + ": evidence of a regression", SPEED + ": evidence of a regression");
        assertThat(page.select("#effects figcaption").eachText())
                .endsWith(ERRORS + ": effect over time", SPEED + ": effect over time");
    }

    @Test
    void samplesAndEvidenceAreSaidOfWhatIsNeeded() {
        assertThat(LiveWords.ofNeeded("8,400", "20,458", false)).isEqualTo("8,400 of 20,458 needed");
        assertThat(LiveWords.ofNeeded("6,864,000", "856,257", true)).isEqualTo("6,864,000 (856,257 needed)");
        assertThat(words(ReportedRollouts.failing(), hours(5)))
                .contains("more than 1,000,000 (")
                .contains(" of ");
    }

    @Test
    void whoPromotedAsDecidedIsNotMadeUp() {
        assertThat(words(ReportedRollouts.inSecondPhase(), hours(30)))
                .contains("1 day after the start Promoted Half as decided");
    }

    @Test
    void aNameInADecisionStandsByItself() {
        RunningRollout rollout = ReportedRollouts.observed(ReportedRollouts.started(), 0, 24, 10);

        assertThat(rollout.decide(hours(24))).isInstanceOf(Decision.Advance.class);
        assertThat(page(rollout, hours(24))).contains("Promote</span> to <bdi>Half</bdi> at 50%");
    }
}
