package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.rehearsal.Effect;
import io.github.rolloutplanner.rehearsal.Rehearsal;
import io.github.rolloutplanner.rehearsal.RehearsalReport;
import io.github.rolloutplanner.rehearsal.Run;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class RehearsalPageTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("One-page checkout")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .ladder(Step.of("Pilot", 5, Duration.ofDays(1)), Step.of("Half", 50, Duration.ofDays(1)), Step.last("All"))
            .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
            .plan();
    static final RehearsalReport HARMLESS = play(Scenario.harmless(), Duration.ofDays(30));
    static final RehearsalReport WORSE =
            play(Scenario.harmless().withEffect("Errors", Effect.times(1.6)), Duration.ofDays(30));

    private static RehearsalReport play(Scenario scenario, Duration longest) {
        return Rehearsal.of(PLAN)
                .against(scenario)
                .atMost(longest)
                .runs(20)
                .seed(7)
                .play();
    }

    @Test
    void thePageHasTheNumbersOfTheReports() {
        Document page = PageCheck.read(
                RehearsalPage.of("Harmless", HARMLESS).and("Errors rise", WORSE).html());

        assertThat(page.select("h1").text()).isEqualTo("One-page checkout");
        assertThat(page.text())
                .contains("2 scenarios, 40 runs")
                .contains("median " + Wording.of(WORSE.length(0.5)))
                .contains(Wording.of(HARMLESS.exposed(0.95)))
                .contains("Rolled back in Pilot " + WORSE.runs(run -> run.isRolledBackBy("Pilot")) + " of 20");
        assertThat(page.select("#lengths tbody tr").eachText())
                .containsExactly(quantiles("Harmless", HARMLESS), quantiles("Errors rise", WORSE));
    }

    private static String quantiles(String name, RehearsalReport report) {
        StringBuilder row = new StringBuilder(name);
        for (double quantile : List.of(0.05, 0.25, 0.5, 0.75, 0.95)) {
            row.append(' ').append(Wording.of(report.length(quantile)));
        }
        return row.toString();
    }

    @Test
    void eachRunEndsOnce() {
        Document page = PageCheck.read(RehearsalPage.of("Errors rise", WORSE).html());

        int runs = page.select("#endings table").first().select("td[data-label=Runs]").eachText().stream()
                .mapToInt(text -> Integer.parseInt(text.substring(0, text.indexOf(' '))))
                .sum();

        assertThat(runs).isEqualTo(20);
        assertThat(WORSE.runs(Run::isRolledBack)).isPositive();
    }

    @Test
    void aRunThatDoesNotEndIsUnfinished() {
        RehearsalReport cut = play(Scenario.harmless(), Duration.ofHours(30));

        assertThat(PageCheck.read(RehearsalPage.of("Cut", cut).html()).text()).contains("Unfinished in Half 20 of 20");
    }

    @Test
    void namesOfScenariosStayText() {
        String name = "<script>alert(1)</script>\u202E|" + "日本".repeat(500);

        Document page = PageCheck.read(RehearsalPage.of(name, HARMLESS).html());

        assertThat(page.text()).contains(PageCheck.shown(name));
    }

    @Test
    void theSameReportsGiveTheSamePage() {
        assertThat(RehearsalPage.of("Harmless", play(Scenario.harmless(), Duration.ofDays(30)))
                        .html())
                .isEqualTo(RehearsalPage.of("Harmless", HARMLESS).html());
    }

    @Test
    void aScenarioHasANameOfItsOwn() {
        RehearsalPage page = RehearsalPage.of("Harmless", HARMLESS);

        assertThatThrownBy(() -> page.and("Harmless", WORSE))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("The scenario 'Harmless' is there already. Give each scenario a name of its own.");
    }
}
