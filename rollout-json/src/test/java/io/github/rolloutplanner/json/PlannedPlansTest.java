package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans as the planner makes them. */
class PlannedPlansTest {

    static Stream<RolloutPlan> plans() {
        return Stream.concat(
                delivered(),
                Stream.of(
                        RolloutPlanner.forChange("New label").plan(),
                        RolloutPlanner.forChange("New search").newFeature().plan(),
                        RolloutPlanner.forChange("One-page checkout")
                                .newFeature()
                                .behavioral("Checkout is one page instead of three steps")
                                .touching(Trait.PAYMENTS)
                                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                                .guardrail(Metric.errorRate("Checkout error rate", percent(0.2))
                                        .mustStayBelow(percent(0.5)))
                                .guardrail(Metric.latency("Checkout p95", Duration.ofMillis(850))
                                        .mustStayBelow(Level.timesBaseline(1.5)))
                                .rollbackWithin(Duration.ofMinutes(5))
                                .plan()));
    }

    private static Stream<RolloutPlan> delivered() {
        return Stream.of(
                        Delivery.featureFlag(),
                        Delivery.deployment(),
                        Delivery.blueGreen(),
                        Delivery.replacement(),
                        Delivery.configurationPush(),
                        Delivery.unstagedConfigurationPush(),
                        Delivery.appStore(Delivery.Store.APPLE),
                        Delivery.appStore(Delivery.Store.GOOGLE_PLAY),
                        Delivery.fleet(),
                        Delivery.fleet(40),
                        Delivery.infrastructure("eu-a", "eu-b", "us-a"),
                        Delivery.dataMigration(),
                        Delivery.library())
                .map(delivery -> RolloutPlanner.forChange("Order history")
                        .behavioral("Orders of ten years are listed")
                        .touching(Trait.BREAKING_CHANGE)
                        .guardrail(Metric.errorRate("Order errors", percent(0.2)))
                        .population(Population.ofUsersPerDay(200_000).withRequestsPerDay(4_000_000))
                        .deliveredBy(delivery)
                        .plan());
    }

    /** Thresholds that follow from a measurement are numbers that a person writes. */
    @Test
    void theContractOfAMeasuredBaselineHasNoError() {
        RolloutPlan plan = RolloutPlanner.forChange("Search by meaning")
                .behavioral("Search finds what was meant")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Search errors", percent(0.2))
                        .mustStayBelow(percent(0.5))
                        .withBaseline(Baseline.measured(14_000_000, Duration.ofDays(14))))
                .guardrail(Metric.latency("Search p95", Duration.ofMillis(850))
                        .withBaseline(Baseline.measured(14_000_000, Duration.ofDays(14))))
                .plan();

        assertThat(PlanLinter.lint(RolloutJson.read(RolloutJson.write(plan))))
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void bothFormsAreValidAndReadBack(RolloutPlan plan) {
        String contract = RolloutJson.write(plan);
        String detailed = RolloutJson.writeDetailed(plan);

        assertThat(JsonSchemas.CONTRACT.validate(Trees.read(contract))).isEmpty();
        assertThat(JsonSchemas.DETAILED.validate(Trees.read(detailed))).isEmpty();
        assertThat(RolloutJson.read(detailed)).isEqualTo(plan);
        assertThat(RolloutJson.write(RolloutJson.read(contract))).isEqualTo(contract);
    }

    static Stream<RolloutPlan> urgent() {
        return Stream.of(
                RolloutPlanner.forChange("X").expedite("y").owner("Ada").plan(),
                RolloutPlanner.forChange("X")
                        .deliveredBy(Delivery.replacement())
                        .expedite("y")
                        .owner("Ada")
                        .plan(),
                RolloutPlanner.forChange("X")
                        .ladder(Step.last("All"))
                        .expedite("y")
                        .plan(),
                RolloutPlanner.forChange("X")
                        .deliveredBy(Delivery.appStore(Delivery.Store.APPLE))
                        .ladder(Step.last("All"))
                        .expedite("y")
                        .plan(),
                RolloutPlanner.forChange("X")
                        .touching(Trait.KERNEL_OR_AGENT)
                        .deliveredBy(Delivery.fleet(1))
                        .expedite("y")
                        .plan(),
                RolloutPlanner.forChange("X")
                        .ladder(Step.of("A", 5, Duration.ofMinutes(20)), Step.last("All"))
                        .plan());
    }

    @ParameterizedTest
    @MethodSource("urgent")
    void minutesHaveNoErrorInAnyForm(RolloutPlan plan) {
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(plan))).isEqualTo(plan);
        assertThat(PlanLinter.lint(RolloutJson.read(RolloutJson.write(plan))))
                .extracting(Finding::severity)
                .doesNotContain(Finding.Severity.ERROR);
    }
}
