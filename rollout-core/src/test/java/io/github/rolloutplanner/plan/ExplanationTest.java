package io.github.rolloutplanner.plan;

import static io.github.rolloutplanner.metric.Level.timesBaseline;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
    private static final RolloutPlanner STANDARD = RolloutPlanner.withPolicy(RolloutPolicy.standard());
    private static final Population SHOP =
            Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000).withUsersPerWeek(400_000);

    private static ChangeDraft everyKindOfMetric(RolloutPlanner planner) {
        return planner.describe("Search ranking")
                .behavioral("Results stand in another order")
                .guardrail(Metric.errorRate("Search errors", percent(0.1))
                        .mustStayBelow(percent(0.3))
                        .withSlo(Slo.of(percent(99.8))))
                .guardrail(Metric.crashRate("Crashes", percent(0)).mustStayBelow(percent(0.1)))
                .guardrail(Metric.latency("Search p99", Duration.ofMillis(850)).mustStayBelow(timesBaseline(1.5)))
                .guardrail(Metric.errorRate("Timeouts", percent(0.1)).mustStayBelow(percent(2)))
                .guardrail(Metric.conversion("Clicks", percent(10)))
                .guardrail(Metric.userReports("Complaints", 4))
                .guardrail(Metric.userReports("Outages", 4).mustStayBelow(timesBaseline(4)))
                .guardrail(Metric.loadTime("Load time", Duration.ofMillis(900)).withStandardDeviation(700))
                .signal(Metric.revenue("Revenue", Quantity.of(4.2, "EUR/visit")));
    }

    @ParameterizedTest
    @EnumSource(RiskLevel.class)
    void everyFigureFollowsFromThoseBesideIt(RiskLevel risk) {
        Equations equations = Equations.of(everyKindOfMetric(STANDARD)
                .riskAtLeast(risk)
                .population(SHOP)
                .plan()
                .explain());
        assertThat(equations.wrong()).isEmpty();
        assertThat(equations.count()).isGreaterThan(25);
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 5_000, 80_000, 40_000_000})
    void withLittleTrafficAndWithMuch(long users) {
        Equations equations = Equations.of(everyKindOfMetric(STANDARD)
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(users)
                        .withHourlyProfile(1, 1, 1, 1, 1, 2, 4, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 8, 7, 6, 5, 4, 3, 2))
                .plan()
                .explain());
        assertThat(equations.wrong()).isEmpty();
        assertThat(equations.count()).isGreaterThan(60);
    }

    /** Only then no event at all is expected of what never happens. */
    private static RolloutPlanner withEveryEffectMeant() {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()
                .withEvidence(EvidencePolicy.standard()
                        .withNegligiblePart(0)
                        .withBaselineUncertainty(Percentage.ZERO)
                        .withToleratedIncident(Duration.ZERO)));
    }

    @Test
    void withAPolicyThatMeansEveryEffect() {
        Equations equations = Equations.of(everyKindOfMetric(withEveryEffectMeant())
                .population(SHOP)
                .plan()
                .explain());
        assertThat(equations.wrong()).isEmpty();
        assertThat(equations.count()).isGreaterThan(25);
    }

    @Test
    void withAPolicyThatLooksOnce() {
        RolloutPolicy policy = RolloutPolicy.standard()
                .withEvidence(EvidencePolicy.standard()
                        .withLooks(TestDesign.FIXED_HORIZON)
                        .withSignificanceLevel(0.01)
                        .withPower(0.9));
        Equations equations = Equations.of(everyKindOfMetric(RolloutPlanner.withPolicy(policy))
                .population(SHOP)
                .plan()
                .explain());
        assertThat(equations.wrong()).isEmpty();
        assertThat(equations.count()).isGreaterThan(25);
    }

    @Test
    void theSizeOfAnExperimentToo() {
        String explanation = STANDARD.describe("Green button")
                .behavioral("The button is green")
                .success(Metric.conversion("Orders", percent(10)))
                .success(Metric.conversion("Returns", percent(30)))
                .guardrail(Metric.errorRate("Errors", percent(1)))
                .guardrail(Metric.crashRate("Crashes", percent(0.1)))
                .experiment(ExperimentRequest.changing("Orders", percent(10)))
                .population(SHOP)
                .plan()
                .explain();
        assertThat(explanation)
                .contains(
                        "level of one success metric: 0.05 / 2 = 0.025",
                        "power of each test, with guardrails: 1 - (1 - 0.8) / (1 + 2) = 0.93333333");
        assertThat(Equations.of(explanation).wrong()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {5_000, 80_000, 40_000_000})
    void theSizeOfASuccessOutsideAnExperiment(long users) {
        String explanation = STANDARD.describe("Green button")
                .behavioral("The button is green")
                .success(Metric.conversion("Orders", percent(10)))
                .success(Metric.errorRate("Errors", percent(1)))
                .success(Metric.userReports("Complaints", 40))
                .success(Metric.latency("Search p99", Duration.ofMillis(850)))
                .success(Metric.latency("Search p50", Duration.ofMillis(200)))
                .success(Metric.revenue("Revenue", Quantity.of(4.2, "EUR")).withStandardDeviation(20))
                .population(Population.ofUsersPerDay(users))
                .plan()
                .explain();
        String success = explanation.substring(explanation.indexOf("\nSuccess\n"));

        assertThat(success).contains("verdict: ");
        assertThat(Equations.of(success).count()).isGreaterThan(5);
        assertThat(Equations.of(explanation).wrong()).isEmpty();
    }

    /** So that no arithmetic is left unchecked. */
    @Test
    void eachProcedureIsAmongThem() {
        Set<GateEvidence.Procedure> found = EnumSet.noneOf(GateEvidence.Procedure.class);
        Stream.of(300L, 80_000L, 40_000_000L)
                .map(Population::ofUsersPerDay)
                .flatMap(population -> Stream.of(STANDARD, withEveryEffectMeant())
                        .map(planner -> everyKindOfMetric(planner)
                                .population(population)
                                .plan()))
                .flatMap(plan -> plan.phases().stream())
                .flatMap(phase -> phase.evidence().stream())
                .forEach(evidence -> found.add(evidence.procedure()));
        assertThat(found).containsExactlyInAnyOrder(GateEvidence.Procedure.values());
    }

    @Test
    void aPlanWithoutTrafficHasReasonsOnly() {
        String explanation = everyKindOfMetric(STANDARD).plan().explain();
        assertThat(explanation)
                .startsWith("Search ranking: medium risk, Percentage-Based\n")
                .contains("[phase.percentage]", "gate: 0.1 + 0.682 x (0.3 - 0.1) = 0.236")
                .doesNotContain("verdict");
    }

    @Test
    void aFalseFigureWouldBeFound() {
        assertThat(Equations.of("  gate: 0.1 + 0.682 x (0.3 - 0.1) = 0.239").wrong())
                .hasSize(1);
        assertThat(Equations.of("  with the harm: poissonTail(35; 39.857325) = 0.7000 >= 0.8")
                        .wrong())
                .hasSize(2);
    }
}
