package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.lint.Golden;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanReportTest {
    private static final Map<String, RolloutPlan> PLANS = ReportedPlans.all();

    static Stream<Arguments> plans() {
        return PLANS.entrySet().stream().map(plan -> Arguments.of(plan.getKey(), plan.getValue()));
    }

    @Test
    void aPlanAsPageMarkdownAndText() {
        RolloutPlan plan = ReportedPlans.checkout();

        Golden.check("report/one-page-checkout.html", PlanReport.html(plan));
        Golden.check("report/one-page-checkout.md", PlanReport.markdown(plan));
        Golden.check("report/one-page-checkout.txt", PlanReport.text(plan, 100));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void thePageHasTheNumbersOfThePlan(String name, RolloutPlan plan) {
        Document page = PageCheck.read(PlanReport.html(plan));

        assertThat(page.text()).contains(numbers(plan));
        assertThat(page.select("h2").eachText()).contains("Summary").doesNotHaveDuplicates();
    }

    /** A number beside another phase, or in another column, would be no less on the page. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void eachNumberStandsInItsRowAndColumn(String name, RolloutPlan plan) {
        Document page = PageCheck.read(PlanReport.html(plan));

        List<Map<String, String>> phases = rows(page, "#ramp table");
        assertThat(phases).hasSize(plan.phases().size());
        for (int at = 0; at < phases.size(); at++) {
            RolloutPhase phase = plan.phases().get(at);
            assertThat(phases.get(at))
                    .containsEntry("Phase", phase.number() + " " + phase.name())
                    .containsEntry("Percentage", phase.percentage().toString());
            if (plan.dates().isEmpty() && phase.soak().isPresent()) {
                assertThat(phases.get(at))
                        .containsEntry("Length", Wording.of(phase.soak().get()));
            }
        }
        List<SeenGate> seen = SeenGate.ofPhases(plan);
        List<Map<String, String>> gates = rows(page, "#evidence table");
        assertThat(gates).hasSize(seen.size());
        for (int at = 0; at < gates.size(); at++) {
            GateEvidence evidence = seen.get(at).evidence();
            assertThat(gates.get(at))
                    .containsEntry("Phase", seen.get(at).phase())
                    .containsEntry("Metric", evidence.metric())
                    .containsEntry("Guards against", evidence.harm().toString())
                    .containsEntry("Baseline", evidence.baseline().toString())
                    .hasEntrySatisfying(
                            "Detects (MDE)",
                            detects -> assertThat(detects)
                                    .endsWith(evidence.minimumDetectableEffect()
                                            .map(level -> " to " + level)
                                            .orElse("")));
        }
    }

    private static List<Map<String, String>> rows(Document page, String table) {
        List<String> headers = page.select(table + " thead th").eachText();
        return page.select(table + " tbody tr").stream()
                .map(row ->
                        row.select("th, td").stream().map(cell -> cell.text()).toList())
                .map(cells ->
                        IntStream.range(0, cells.size()).boxed().collect(Collectors.toMap(headers::get, cells::get)))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void markdownHasTheNumbersOfThePlan(String name, RolloutPlan plan) {
        MarkdownCheck read = MarkdownCheck.read(PlanReport.markdown(plan));

        assertThat(read.words()).contains(numbers(plan));
        assertThat(read.diagrams()).hasSize(plan.phases().isEmpty() ? 0 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void textHasTheNumbersOfThePlan(String name, RolloutPlan plan) {
        String text = PlanReport.text(plan, 5_000);

        assertThat(text).contains(numbers(plan));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void theChartHasTheTimesOfThePlan(String name, RolloutPlan plan) {
        for (String chart : MarkdownCheck.read(PlanReport.markdown(plan)).diagrams()) {
            List<GanttCheck.Bar> bars = GanttCheck.read(chart).stream()
                    .filter(bar -> bar.id().startsWith("p") && !bar.id().equals("prep"))
                    .toList();

            assertThat(bars).hasSameSizeAs(plan.phases());
            for (int at = 0; at < bars.size(); at++) {
                GanttCheck.Bar bar = bars.get(at);
                RolloutPhase phase = plan.phases().get(at);
                assertThat(bar.start())
                        .isEqualTo(at == 0 ? bar.start() : bars.get(at - 1).end());
                if (plan.dates().isEmpty()) {
                    assertThat(bar.start().plus(phase.soak().orElse(bakeOf(plan))))
                            .isEqualTo(bar.end());
                }
            }
        }
    }

    private static java.time.Duration bakeOf(RolloutPlan plan) {
        return plan.timeline().bake().length().orElse(java.time.Duration.ZERO);
    }

    @Test
    void datesAreThoseOfTheCalendarInItsZone() {
        RolloutPlan plan = PLANS.get("dated");
        String chart = MarkdownCheck.read(PlanReport.markdown(plan)).diagrams().get(0);

        List<GanttCheck.Bar> bars = GanttCheck.read(chart);

        assertThat(bars.get(0).end()).isEqualTo(LocalDateTime.of(2026, 3, 4, 10, 0));
        List<LocalDateTime> starts = new ArrayList<>();
        plan.dates()
                .orElseThrow()
                .phases()
                .forEach(phase -> starts.add(LocalDateTime.ofInstant(
                        phase.start().orElseThrow(), plan.dates().orElseThrow().zone())));
        assertThat(bars.stream().skip(1).map(GanttCheck.Bar::start)).containsExactlyElementsOf(starts);
        assertThat(starts.get(0).toInstant(ZoneOffset.ofHours(1)))
                .isEqualTo(plan.dates().orElseThrow().start());
        assertThat(PageCheck.read(PlanReport.html(plan)).text())
                .contains("Wed 2026-03-04 10:00 +01:00")
                .contains(plan.dates()
                        .orElseThrow()
                        .local(plan.dates().orElseThrow().fullRollout().orElseThrow()));
    }

    /** What a reader looks for: percentages, lengths, exposed users, what can be detected, how fast it is rolled back. */
    private static String[] numbers(RolloutPlan plan) {
        List<String> numbers =
                new ArrayList<>(List.of(plan.feature(), plan.strategy().label()));
        for (RolloutPhase phase : plan.phases()) {
            numbers.add(phase.name());
            numbers.add(phase.percentage().toString());
            if (plan.dates().isEmpty()) {
                phase.soak().map(Wording::of).ifPresent(numbers::add);
            }
            phase.evidence().forEach(evidence -> {
                numbers.add(evidence.harm().toString());
                evidence.minimumDetectableEffect().map(Object::toString).ifPresent(numbers::add);
            });
            phase.goLiveCriteria().forEach(gate -> numbers.add(gate.toString()));
        }
        plan.exposure()
                .ifPresent(ledger -> ledger.phases().forEach(phase -> {
                    numbers.add(Wording.of(phase.usersSoFar()));
                    phase.defects().forEach(defect -> numbers.add(Wording.of(defect.extraEvents())));
                }));
        plan.rollback().reaction().ifPresent(reaction -> numbers.add(Wording.of(reaction.total())));
        plan.rollback().automaticTriggers().forEach(trigger -> numbers.add(trigger.toString()));
        plan.monitoring()
                .metrics()
                .forEach(metric -> numbers.add(metric.threshold().toString()));
        plan.messages().forEach(message -> numbers.add(message.text().text()));
        plan.checkpoints().forEach(checkpoint -> numbers.add(checkpoint.name()));
        return numbers.toArray(String[]::new);
    }

    @Test
    void reasonsAreOnThePageAlone() {
        RolloutPlan plan = ReportedPlans.checkout();
        Reason why = plan.strategy().reasons().get(0);
        String reason = why.sentence();
        Document page = PageCheck.read(PlanReport.html(plan));

        assertThat(page.select("details li").text()).contains(reason).doesNotContain(why.rule());
        assertThat(page.select("details [data-rule=" + why.rule() + "]").text()).contains(reason);
        assertThat(PlanReport.markdown(plan)).doesNotContain(reason);
        assertThat(PlanReport.text(plan, 1_000)).doesNotContain(reason);
    }

    @Test
    void aSectionWithoutContentIsLeftOut() {
        Document page = PageCheck.read(PlanReport.html(PLANS.get("immediate")));

        assertThat(page.select("section").eachAttr("id")).doesNotContain("experiment", "flags", "messages");
        assertThat(page.select("section"))
                .allSatisfy(section -> assertThat(section.children()).hasSizeGreaterThan(1));
    }

    @Test
    void theFactsOfAPlanFollowTheirNames() {
        Document page = PageCheck.read(PlanReport.html(ReportedPlans.checkout()));

        assertThat(page.select("#summary dl > div").eachText())
                .contains(
                        "Risk Critical",
                        "Strategy Ring Deployment",
                        "To 100%, with preparation 14 days",
                        "Bake after 100% 3 days",
                        "Rollback within 5 minutes",
                        "Owner not assigned");
    }

    @Test
    void aWidthThatHoldsNothingIsRefused() {
        RolloutPlan plan = ReportedPlans.checkout();

        assertThatThrownBy(() -> PlanReport.text(plan, 39))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("A report cannot be 39 columns wide. Give 40 or more.");
        assertThat(PlanReport.text(plan, Integer.MAX_VALUE)).contains("One-page checkout");
    }
}
