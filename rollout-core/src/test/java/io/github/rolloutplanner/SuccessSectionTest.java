package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.lint.FindingSeverity;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessSectionTest {

    private static List<String> criteria(ChangeDraft draft) {
        return draft.plan().successCriteria().stream().map(Gate::toString).toList();
    }

    @Test
    void successMetricsAreBetterThanTheirBaselines() {
        assertThat(criteria(Plans.savedFilters().success(Metric.conversion("Searches that end", percent(40)))))
                .contains("Searches that end > 40%");
        assertThat(criteria(Plans.savedFilters().success(Metric.userReports("Complaints", 6))))
                .contains("Complaints < 6/hour");
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
            assertThat(PlanLinter.lint(plan)).noneMatch(finding -> finding.severity() == FindingSeverity.ERROR);
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
    void allOfThemAreCriteriaOfSuccess() {
        assertThat(Plans.onePageCheckout().plan().successCriteria())
                .extracting(Gate::role)
                .containsOnly(GateRole.SUCCESS);
    }
}
