package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of every plan is read of none: each rule is silent about some plan of each sort. */
class SilentRulesTest {
    private static final List<Delivery> DELIVERIES = List.of(
            Delivery.featureFlag(),
            Delivery.deployment(),
            Delivery.blueGreen(),
            Delivery.configurationPush(),
            Delivery.appStore(Delivery.Store.APPLE),
            Delivery.appStore(Delivery.Store.GOOGLE_PLAY),
            Delivery.fleet(1_000),
            Delivery.infrastructure("eu", "us"),
            Delivery.dataMigration(),
            Delivery.library());

    private static List<RolloutPlan> plans(RiskLevel risk) {
        return DELIVERIES.stream()
                .map(SilentRulesTest::measured)
                .map(change -> change.riskAtLeast(risk).plan())
                .toList();
    }

    private static ChangeDraft measured(Delivery delivery) {
        ChangeDraft change = RolloutPlanner.forChange("Search by meaning")
                .owner("Team Search")
                .behavioral("Search finds what was meant")
                .deliveredBy(delivery)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .guardrail(Metric.errorRate("Search errors", percent(0.2))
                        .mustStayBelow(percent(0.5))
                        .withIntraclassCorrelation(0))
                .guardrail(Metric.latency("Search p95", Duration.ofMillis(850)).withIntraclassCorrelation(0));
        return delivery instanceof Delivery.DataMigration ? change.touching(Trait.DATA_MIGRATION) : change;
    }

    @ParameterizedTest
    @EnumSource(RiskLevel.class)
    void aboutOurPlans(RiskLevel risk) {
        assertThat(saidOfAll(plans(risk))).isEmpty();
    }

    /** In the contract, most of what a plan knows stands in words. */
    @ParameterizedTest
    @EnumSource(RiskLevel.class)
    void aboutOurPlansInTheContract(RiskLevel risk) {
        assertThat(saidOfAll(
                        plans(risk).stream().map(SilentRulesTest::inContract).toList()))
                .isEmpty();
    }

    @Test
    void aboutDocumentsOfOthers() throws IOException {
        List<RolloutPlan> documents = Stream.concat(
                        Documents.plans().values().stream().map(SilentRulesTest::inContract),
                        Stream.of(RolloutJson.read(Golden.resource("specification-example.json"))))
                .toList();

        assertThat(saidOfAll(documents)).isEmpty();
    }

    /** The test can fail: what is common to plans without an owner is found. */
    @Test
    void whatAllHaveInCommonIsNoticed() {
        List<RolloutPlan> ownerless =
                List.of(ContractDocuments.checkoutPlan(), inContract(ContractDocuments.checkoutPlan()));

        assertThat(saidOfAll(ownerless)).containsExactly("criteria.approver");
    }

    private static RolloutPlan inContract(RolloutPlan plan) {
        return RolloutJson.read(RolloutJson.write(plan));
    }

    private static Set<String> saidOfAll(List<RolloutPlan> plans) {
        return plans.stream()
                .map(PlanLinter::lint)
                .map(findings -> findings.stream().map(Finding::rule).collect(toSet()))
                .reduce((common, rules) ->
                        common.stream().filter(rules::contains).collect(toSet()))
                .orElseThrow();
    }
}
