package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** What the parts of the report of a plan say where readers were misled before. */
class PlanReportPartsTest {
    private static final String ADDED = "Add to cart";

    private static RolloutPlan withFewUsers() {
        return withUsers(3_000);
    }

    private static RolloutPlan withUsers(long perDay) {
        return RolloutPlanner.forChange("Product page")
                .behavioral("Pictures come first")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(perDay).withRequestsPerDay(3 * perDay))
                .guardrail(Metric.errorRate("Page errors", percent(0.5)))
                .guardrail(Metric.conversion(ADDED, percent(8)))
                .success(Metric.conversion("Sales", percent(3)))
                .plan();
    }

    private static Document page(RolloutPlan plan) {
        return PageCheck.read(PlanReport.html(plan));
    }

    private static List<Gate> observed(RolloutPlan plan) {
        return plan.phases().stream()
                .map(RolloutPhase::goLiveCriteria)
                .flatMap(List::stream)
                .filter(gate -> gate.role() == GateRole.OBSERVE)
                .toList();
    }

    @Test
    void whatIsOnlyObservedIsNoConditionAndNoBoxToTick() {
        RolloutPlan plan = withFewUsers();
        Document page = page(plan);
        Elements boxes = page.select("#checkpoints ul.checks");
        Elements beforeTheEnd = new Elements(boxes.subList(0, boxes.size() - 1));

        assertThat(observed(plan)).isNotEmpty().allSatisfy(gate -> {
            assertThat(page.select("#gates table").get(0).text()).doesNotContain(gate.toString());
            assertThat(page.select("#gates table").get(1).text()).contains(gate.toString());
            assertThat(beforeTheEnd.text()).doesNotContain(gate.toString());
            assertThat(page.select("#checkpoints").text()).contains(gate.toString());
        });
        assertThat(page.select("#gates caption").eachText())
                .containsExactly("What must hold before the next phase", ObservedGates.NOT_WAITED_FOR);
    }

    /** What is significant all the same rolls back, however few the users are. */
    @Test
    void aGuardrailThatIsOnlyObservedStillRollsBack() {
        RolloutPlan plan = withFewUsers();
        assertThat(observed(plan))
                .allMatch(gate -> gate.handling().orElseThrow().onBreach() == Response.ROLL_BACK);

        assertThat(page(plan)
                        .select("#gates table")
                        .get(1)
                        .select("tbody td:last-child")
                        .eachText())
                .containsOnly("A breach still rolls back");
        assertThat(page(plan).select("#checkpoints").text()).contains("(not waited for: a breach still rolls back)");
    }

    @Test
    void aSuccessCriterionThatIsOnlyObservedSaysSo() {
        RolloutPlan plan = withFewUsers();
        List<String> said = page(plan).select("#success > ul > li").eachText();

        assertThat(plan.successCriteria()).anyMatch(gate -> gate.role() == GateRole.OBSERVE);
        assertThat(said)
                .containsExactlyElementsOf(plan.successCriteria().stream()
                        .map(gate -> gate.role() == GateRole.OBSERVE
                                ? gate + " (not waited for: a breach decides nothing)"
                                : gate.toString())
                        .toList());
    }

    @Test
    void withDatesTheTitleAndTheSummaryAreThoseOfTheCalendar() {
        RolloutPlan plan = ReportedPlans.dated();
        RolloutSchedule dates = plan.dates().orElseThrow();
        String full = dates.local(dates.fullRollout().orElseThrow());
        Document page = page(plan);

        assertThat(page.select(".lead").text()).endsWith(" phases, 100% on " + full);
        assertThat(page.select("#summary dt").eachText())
                .contains("100%")
                .doesNotContain("To 100%, with preparation", "To 100%");
    }

    @Test
    void theChartHasTheTimesOfTheClockAlsoWhereItIsChanged() {
        RolloutPlan plan = ReportedPlans.dated();
        RolloutSchedule dates = plan.schedule(Instant.parse("2026-03-26T09:00:00Z"));
        RolloutPlan dated = plan.withDates(dates);
        List<GanttCheck.Bar> bars = GanttCheck.read(
                MarkdownCheck.read(PlanReport.markdown(dated)).diagrams().get(0));

        assertThat(bars.stream().filter(bar -> bar.id().matches("p[0-9]+")).map(GanttCheck.Bar::start))
                .containsExactlyElementsOf(dates.phases().stream()
                        .map(phase -> LocalDateTime.ofInstant(phase.start().orElseThrow(), dates.zone()))
                        .toList());
        assertThat(dates.fullRollout().orElseThrow()).isAfter(Instant.parse("2026-03-29T01:00:00Z"));
    }

    /** The last Sunday of October has its third hour twice in Berlin. */
    @Test
    void noBarEndsBeforeItBeginsWhereTheClockIsSetBack() {
        RolloutPlan plan = RolloutPlanner.forChange("Search")
                .behavioral("Results are ranked by a model")
                .ladder(
                        Step.of("First", 10, Duration.ofMinutes(30)),
                        Step.of("Second", 50, Duration.ofMinutes(30)),
                        Step.last("All"))
                .plan();
        RolloutPlan dated = plan.withDates(
                plan.schedule(Instant.parse("2026-10-25T00:15:00Z"), RolloutCalendar.alwaysOpen("Europe/Berlin")));

        List<GanttCheck.Bar> bars = GanttCheck.read(
                MarkdownCheck.read(PlanReport.markdown(dated)).diagrams().get(0));

        assertThat(bars)
                .filteredOn(bar -> bar.id().matches("p[12]"))
                .hasSize(2)
                .allSatisfy(bar ->
                        assertThat(Duration.between(bar.start(), bar.end())).isEqualTo(Duration.ofMinutes(30)));
    }

    @Test
    void whatIsBetterHighFalls() {
        RolloutPlan plan = withUsers(30_000);
        SeenGate seen = SeenGate.ofPhases(plan).stream()
                .filter(gate -> gate.evidence().metric().equals(ADDED)
                        && gate.evidence().minimumDetectableEffect().isPresent())
                .findFirst()
                .orElseThrow();
        String page = page(plan).text();

        assertThat(page)
                .contains("detects a fall to "
                        + seen.evidence().minimumDetectableEffect().orElseThrow() + ", guards "
                        + seen.evidence().harm())
                .contains("A bar that fills its row is cut");
        assertThat(EvidenceFigure.isCut(seen.evidence())).isTrue();
        assertThat(page(ReportedPlans.checkout()).text())
                .contains("detects a rise to 0.", ", guards 0.")
                .doesNotContain("fall to");
    }

    @Test
    void aColumnWithoutAnyNumberIsLeftOut() {
        assertThat(page(ReportedPlans.checkout()).select("#defects thead th").eachText())
                .contains("Extra bad events")
                .doesNotContain("Of the error budget");
    }

    @Test
    void theHeadsOfLimitsSayWhatHoldsWhenAllIsWell() {
        assertThat(page(ReportedPlans.checkout())
                        .select("#monitoring table")
                        .first()
                        .select("th[scope=col]")
                        .eachText())
                .contains("Alert unless", "Must stay");
    }

    @Test
    void whatPeopleDoHasTheDatesOfTheCalendar() {
        RolloutPlan plan = ReportedPlans.dated();
        RolloutSchedule dates = plan.dates().orElseThrow();
        String start = dates.local(dates.start());
        String second = dates.local(dates.phases().get(1).start().orElseThrow());
        String end = dates.local(dates.bakeEnd().orElseThrow());
        Document page = page(plan);

        assertThat(page.select("#messages h3").eachText())
                .contains(
                        "Before start (before " + start + "), to support",
                        "Promotion, Pilot (" + second + "), to support",
                        "Rollback, to support",
                        "Completion (" + end + "), to stakeholders");
        assertThat(page.select("#checkpoints h3").eachText())
                .startsWith("Start of Canary (1%), " + start, "Promotion to Pilot (5%), " + second)
                .endsWith("Completion of Full rollout (100%), " + end);
        assertThat(page.select("#messages > p, #checklists > p").eachText())
                .hasSize(2)
                .allMatch(words -> words.startsWith("By the calendar, the rollout starts on " + start));
        assertThat(page(withFewUsers()).text()).doesNotContain("By the calendar");
    }

    @Test
    void aPictureOfDatedPhasesHasDates() {
        assertThat(page(ReportedPlans.dated()).select("#ramp svg text").eachText())
                .contains("6 Mar", "8 Mar", "10 Mar")
                .doesNotContain("0 days");
    }

    @Test
    void countsThatGrowAreSaidToBeSoFar() {
        RolloutPlan plan = ReportedPlans.checkout();
        Element table = page(plan).selectFirst("#ramp table");
        long requests = plan.phases().stream()
                .flatMap(phase -> phase.evidence().stream().limit(1))
                .mapToLong(GateEvidence::available)
                .sum();

        assertThat(table.select("thead th").eachText()).endsWith("Users so far", "Requests so far");
        assertThat(table.select("tbody tr").last().select("td").last().text()).isEqualTo(Wording.of(requests));
        assertThat(page(plan).select("#ramp > p")).isEmpty();
        assertThat(page(ReportedPlans.dated()).select("#ramp > p").text())
                .startsWith("The counts so far are those of the planned lengths.");
    }

    @Test
    void cachesThatExpireAtOnceAreLeftOut() {
        assertThat(page(ReportedPlans.checkout()).select("#rollback").text())
                .contains("Propagation delay", "Time to restore")
                .doesNotContainIgnoringCase("caches");
    }
}
