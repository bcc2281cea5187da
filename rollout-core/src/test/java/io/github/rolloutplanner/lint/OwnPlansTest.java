package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans of this library have no findings but those that are true of what it was told. */
class OwnPlansTest {
    private static final Set<Trait> OF_DATA = EnumSet.of(Trait.DATA_MIGRATION, Trait.DATA_INTEGRITY);

    /**
     * What traffic does not allow: a small percentage is underpowered for a small effect, so that its gates observe, and a
     * regression just at the trigger is detected only when enough requests have come, so that it lasts longer than the
     * rollback alone.
     */
    private static final Set<String> LIMITS = Set.of("evidence.too-small", "rollback.detected-late");

    @ParameterizedTest
    @EnumSource(value = Trait.class, names = "MULTI_TENANT", mode = EnumSource.Mode.EXCLUDE)
    void aPlanOfAWellKnownChangeIsClean(Trait trait) {
        assertThat(found(measured(change(trait)).population(people()))).isEmpty();
    }

    /** Its rings take 12 days, where the guide has a few in mind for a medium risk. */
    @Test
    void aPlanForTenantsIsLongerThanTheGuide() {
        assertThat(rulesBrokenBy(measured(change(Trait.MULTI_TENANT)).population(people())))
                .containsExactly("timeline.longer-than-guide");
    }

    @ParameterizedTest
    @EnumSource(value = Trait.class, names = "MULTI_TENANT", mode = EnumSource.Mode.EXCLUDE)
    void withoutTrafficNothingIsProved(Trait trait) {
        assertThat(rulesBrokenBy(measured(change(trait)))).containsExactly("population.unknown");
    }

    @ParameterizedTest
    @EnumSource(value = Trait.class, names = "MULTI_TENANT", mode = EnumSource.Mode.EXCLUDE)
    void withoutMetricsNothingIsWatched(Trait trait) {
        assertThat(rulesBrokenBy(change(trait).population(people()))).containsExactly("monitoring.none");
    }

    @ParameterizedTest
    @EnumSource(
            value = Trait.class,
            names = {"PAYMENTS", "SECURITY"})
    void withoutAnOwnerApprovalsWaitForNobody(Trait trait) {
        ChangeDraft change = RolloutPlanner.forChange("One-page checkout").touching(trait);

        assertThat(rulesBrokenBy(measured(change).population(people()))).containsExactly("criteria.approver");
    }

    @Test
    void withoutAReversalDataDoNotComeBack() {
        ChangeDraft change = RolloutPlanner.forChange("One-page checkout")
                .owner("Team Checkout")
                .touching(Trait.DATA_INTEGRITY);

        assertThat(rulesBrokenBy(measured(change).population(people()))).containsExactly("rollback.data-procedure");
    }

    @Test
    void aMigrationReadsThePreviousStoreAgain() {
        ChangeDraft change = RolloutPlanner.forChange("One-page checkout")
                .owner("Team Checkout")
                .touching(Trait.DATA_MIGRATION);

        assertThat(rulesBrokenBy(measured(change).population(people()))).isEmpty();
    }

    @Test
    void dataThatCannotComeBackAreFound() {
        ChangeDraft change = change(Trait.IRREVERSIBLE).touching(Trait.DATA_MIGRATION);

        assertThat(rulesBrokenBy(measured(change).population(people()))).containsExactly("rollback.data-procedure");
    }

    @ParameterizedTest
    @EnumSource(RiskLevel.class)
    void anExperimentIsClean(RiskLevel risk) {
        assertThat(found(experiment().riskAtLeast(risk).population(people()))).isEmpty();
    }

    @Test
    void anExperimentThatTrafficCannotFillIsFound() {
        assertThat(rulesBrokenBy(experiment().population(Population.ofUsersPerDay(100))))
                .containsExactly("experiment.traffic");
    }

    @Test
    void theLimitsOfTrafficAreSaid() {
        RolloutPlan canary =
                measured(change(Trait.CRITICAL_PATH)).population(people()).plan();

        assertThat(PlanLinter.lint(canary))
                .allMatch(finding -> finding.severity() == Finding.Severity.INFO)
                .extracting(Finding::rule)
                .containsOnly("evidence.too-small", "rollback.detected-late");
    }

    private static ChangeDraft experiment() {
        return measured(change(Trait.NEW_FEATURE))
                .success(Metric.conversion("Conversion", Percentage.percent(4)))
                .experiment(ExperimentRequest.changing("Conversion", Percentage.percent(10)));
    }

    private static ChangeDraft change(Trait trait) {
        ChangeDraft change = RolloutPlanner.forChange("One-page checkout")
                .touching(trait)
                .owner("Team Checkout")
                .behavioral("Checkout is one page instead of three steps");
        return OF_DATA.contains(trait) ? change.dataRollback("Restore the orders of before") : change;
    }

    private static ChangeDraft measured(ChangeDraft change) {
        return change.guardrail(Metric.errorRate("Checkout error rate", Percentage.percent(0.2))
                        .withIntraclassCorrelation(0))
                .guardrail(
                        Metric.latency("Checkout p95", Duration.ofMillis(850)).withIntraclassCorrelation(0));
    }

    private static Population people() {
        return Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000);
    }

    private static List<String> rulesBrokenBy(ChangeDraft change) {
        return found(change).stream().map(Finding::rule).toList();
    }

    private static List<Finding> found(ChangeDraft change) {
        return PlanLinter.lint(change.plan()).stream()
                .filter(finding -> finding.severity() != Finding.Severity.INFO || !LIMITS.contains(finding.rule()))
                .toList();
    }
}
