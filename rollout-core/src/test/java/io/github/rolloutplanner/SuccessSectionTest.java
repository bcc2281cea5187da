package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessSectionTest {

    private static List<String> criteria(ChangeDraft draft) {
        return draft.plan().successCriteria().stream().map(Gate::toString).toList();
    }

    @Test
    void successMetricsAreBetterThanTheirBaselinesAsFarAsTheseAreKnown() {
        assertThat(criteria(Plans.savedFilters().success(Metric.conversion("Searches that end", percent(40)))))
                .contains("Searches that end > 40%");
        assertThat(criteria(Plans.savedFilters().success(Metric.userReports("Complaints", 6))))
                .contains("Complaints < 4.8/hour");
    }

    @Test
    void everythingElseIsNotWorseThanItsTightestGate() {
        ChangeDraft draft = Plans.savedFilters()
                .guardrail(Metric.errorRate("5xx", percent(1)).mustStayBelow(percent(2)));
        assertThat(criteria(draft)).contains("5xx < 1.4%");
        assertThat(draft.plan().phases().get(3).goLiveCriteria())
                .extracting(Gate::toString)
                .contains("5xx < 1.4%");
    }

    @Test
    void aGuardrailThatShallImproveIsBothInAnyOrder() {
        Metric sales = Metric.conversion("Sales", percent(40)).mustStayAbove(percent(36));
        for (ChangeDraft draft : List.of(
                Plans.savedFilters().guardrail(sales).success(sales),
                Plans.savedFilters().success(sales).guardrail(sales))) {
            RolloutPlan plan = draft.plan();
            assertThat(criteria(draft)).contains("Sales > 40%");
            assertThat(plan.metricRoles()).containsEntry("Sales", GateRole.GUARDRAIL);
            assertThat(plan.successMetrics()).containsExactly("Sales");
            assertThat(plan.rollback().automaticTriggers()).isNotEmpty();
            assertThat(plan.phases())
                    .allSatisfy(phase -> assertThat(phase.goLiveCriteria())
                            .extracting(Gate::toString)
                            .anyMatch(gate -> gate.startsWith("Sales > ")));
            assertThat(PlanLinter.lint(plan)).noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        }
    }

    @Test
    void theOwnerConfirmsThatNothingWasRolledBackWhileItBaked() {
        assertThat(criteria(Plans.onePageCheckout()))
                .last()
                .asString()
                .isEqualTo("Team Checkout confirms: no rollback in 4 phases and a bake of 3 days");
        assertThat(criteria(Plans.savedFilters()))
                .containsExactly("The rollout owner confirms: no rollback in 4 phases and a bake of 1 day");
    }

    @Test
    void allOfThemAreCriteriaOfSuccessButThoseThatTheBakeCannotShow() {
        RolloutPlan plan = Plans.onePageCheckout().plan();

        for (Gate criterion : plan.successCriteria()) {
            boolean isUnderpowered = plan.successEvidence().stream()
                    .anyMatch(evidence -> evidence.verdict() == Verdict.UNDERPOWERED
                            && criterion.condition().measured().stream()
                                    .anyMatch(on -> on.metric().equals(evidence.metric())));
            assertThat(criterion.role()).isEqualTo(isUnderpowered ? GateRole.OBSERVE : GateRole.SUCCESS);
        }
    }

    private static RolloutPlan measured(long users, Baseline baseline) {
        return Plans.savedFilters()
                .population(Population.ofUsersPerDay(users))
                .success(Metric.conversion("Searches that end", percent(40)).withBaseline(baseline))
                .plan();
    }

    @Test
    void aBakeWithEnoughUsersShowsIt() {
        RolloutPlan plan = measured(1_000_000, Baseline.within(percent(1)));

        GateEvidence evidence = plan.successEvidence().get(0);
        assertThat(evidence.verdict()).isEqualTo(Verdict.POWERED);
        assertThat(evidence.harm()).isEqualTo(Quantity.of(percent(42)));
        Gate criterion = plan.successCriteria().get(0);
        assertThat(criterion).hasToString("Searches that end > 40.4%");
        assertThat(criterion.role()).isEqualTo(GateRole.SUCCESS);
        assertThat(criterion.minimumSample()).isEqualTo(evidence.needed());
        assertThat(criterion.reasons()).extracting(Reason::rule).containsExactly("success.better", "success.powered");
    }

    @Test
    void aBakeWithTooFewUsersObserves() {
        RolloutPlan plan = measured(100, Baseline.exact());

        GateEvidence evidence = plan.successEvidence().get(0);
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(evidence.needed().orElseThrow()).isGreaterThan(evidence.available());
        Gate criterion = plan.successCriteria().get(0);
        assertThat(criterion).hasToString("Searches that end > 40%");
        assertThat(criterion.role()).isEqualTo(GateRole.OBSERVE);
        assertThat(criterion.reasons())
                .extracting(Reason::rule)
                .containsExactly("success.better", "success.underpowered", "longest.bake");
    }

    @Test
    void noSampleTellsAnImprovementWithinWhatIsNotKnownOfTheBaseline() {
        RolloutPlan plan = measured(1_000_000_000, Baseline.typed());

        GateEvidence evidence = plan.successEvidence().get(0);
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(evidence.needed()).isEmpty();
        assertThat(evidence.minimumDetectableEffect().orElseThrow().value()).isGreaterThan(48);
        assertThat(plan.successCriteria().get(0).reasons())
                .extracting(Reason::rule)
                .containsExactly("success.better", "success.too-near");
    }

    @ParameterizedTest
    @CsvSource({"1, 40.4%", "0, none"})
    void theyAreBetterThanWhereTheyMayStandByThemselves(double knownWithin, String usual) {
        Baseline baseline = knownWithin > 0 ? Baseline.within(percent(knownWithin)) : Baseline.exact();
        Reason reason =
                measured(1_000_000, baseline).successCriteria().get(0).reasons().get(0);
        assertThat(reason.facts().getOrDefault("usual", "none")).isEqualTo(usual);
        assertThat(reason.sentence().contains("without a control group")).isEqualTo(knownWithin > 0);
    }

    /** Which stands as the metric would without the change, however well its baseline is known. */
    @Test
    void besideAHoldbackTheyAreBetterThanTheBaselineItself() {
        RolloutPlan plan = RolloutPlanner.withPolicy(RolloutPolicy.standard()
                        .withLadders(LadderPolicy.standard().withHoldback(percent(5))))
                .describe("Saved filters")
                .newFeature()
                .success(Metric.conversion("Searches that end", percent(40)).withBaseline(Baseline.within(percent(1))))
                .guardrail(Metric.errorRate("5xx", percent(1)).mustStayBelow(percent(2)))
                .guardrail(Metric.userReports("Complaints", 6))
                .plan();
        List<Gate> criteria = plan.successCriteria();
        assertThat(criteria.get(0)).asString().contains("Searches that end > 40%");
        assertThat(criteria.subList(0, 3))
                .extracting(Gate::comparison)
                .containsExactly(Optional.of(Comparison.CONTROL), Optional.of(Comparison.CONTROL), Optional.empty());
        assertThat(criteria.subList(0, 3))
                .extracting(gate -> gate.reasons().get(0).facts().containsKey("usual"))
                .containsExactly(false, true, true);
        assertThat(criteria.subList(1, 3))
                .extracting(gate -> gate.reasons().get(0).sentence().startsWith("Beside the users held back"))
                .containsExactly(true, false);
    }

    @Test
    void theMetricOfAnExperimentIsReadOutAndTheOthersAreNot() {
        assertThat(rules(Plans.greenButton()))
                .containsExactly("success.not-worse", "success.experiment", "success.no-rollback");
        assertThat(rules(Plans.greenButton().using("canary")))
                .containsExactly("success.not-worse", "success.better", "success.no-rollback");
    }

    private static List<String> rules(ChangeDraft draft) {
        return draft.plan().successCriteria().stream()
                .map(gate -> gate.reasons().get(0).rule())
                .toList();
    }

    @Test
    void withoutAPopulationNothingIsSized() {
        RolloutPlan plan = RolloutPlanner.forChange("Saved filters")
                .behavioral("Filters are saved")
                .success(Metric.conversion("Searches that end", percent(40)))
                .plan();

        assertThat(plan.successEvidence()).isEmpty();
        assertThat(plan.successCriteria().get(0).role()).isEqualTo(GateRole.SUCCESS);
        assertThat(plan.successCriteria().get(0).minimumSample()).isEmpty();
    }
}
