package io.github.rolloutplanner.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecommendationRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("risk", RiskLevel.MEDIUM),
            Map.entry("bake", Duration.ofDays(2)),
            Map.entry("removal", Duration.ofDays(4)),
            Map.entry("metrics", List.of("Error rate")),
            Map.entry("rollbackWithin", Duration.ofMinutes(5)),
            Map.entry("firstPublicPhase", "Canary (1%)"),
            Map.entry("visibleChanges", "Checkout is one page"),
            Map.entry("users", "users"),
            Map.entry("phaseCount", 1),
            Map.entry("experimentMetric", "Orders"),
            Map.entry("delivery", "a feature flag"),
            Map.entry("counted", "users"),
            Map.entry("firstPhase", "Internal (0%)"),
            Map.entry("suggestedMetrics", List.of("error rate with the flag on", "p95 latency")),
            Map.entry("drill", "flag-off rollback"),
            Map.entry("access", "who may set the flag"),
            Map.entry("approvals", 2),
            Map.entry("openApprovers", 1),
            Map.entry("named", 1),
            Map.entry("flag", "one-page-checkout"));

    @Test
    void sayWhatToDo() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of(
                "metrics", List.of("Error rate", "p95"),
                "incidentChannel", "#checkout",
                "firstSoak", Duration.ofDays(1),
                "phaseCount", 6,
                "approvalPhases", List.of("Internal (0%)", "Canary (1%)")));
        assertThat(RowTexts.of(RecommendationRows.ALL, facts)).isEqualTo("""
                        recommend.skip
                          Deploy as a regular release and watch it for 2 days
                          The change is medium risk and needs no gradual rollout.
                        recommend.alerts
                          Fire a test alert for each of Error rate and p95 and confirm that it pages the on-call (#checkout)
                          A rollback within 5 minutes starts with an alert that arrives.
                        recommend.rehearse
                          Time a flag-off rollback in staging (target: under 5 minutes)
                          The plan promises a rollback within 5 minutes.
                        recommend.support
                          Brief support before Canary (1%): Checkout is one page
                          Users who see the change will ask about it.
                        recommend.low-traffic
                          Start Canary (1%) in low-traffic hours; its soak of 1 day must include a traffic peak
                          A failure of a medium-risk change affects the fewest users in low-traffic hours; load problems show only at a peak.
                        recommend.on-call
                          Schedule an on-call who may set the flag, for 6 phases and a bake of 2 days
                          The change is medium risk.
                        recommend.population
                          Provide the population (users a day) to size the phases and compute their power
                          Without traffic, the lengths of 6 phases come from the policy.
                        recommend.guardrail
                          Add guardrail metrics before Internal (0%), with their measured baselines and limits, such as error rate with the flag on and p95 latency
                          Without a guardrail, nothing triggers an automated rollback.
                        recommend.experiment
                          Use strategy ab-test to run the experiment on Orders
                          The chosen strategy leaves the experiment out.
                        recommend.fallback
                          Declare the fallback: without one the risk rises above medium
                          A new feature, and no fallback is known.
                        recommend.owner
                          Assign a rollout owner to sign off Internal (0%) and Canary (1%)
                          No owner was named.
                        recommend.approvers
                          Name 1 more approver before Internal (0%)
                          The policy asks for 2 approvals where a medium-risk change needs one; 1 is named.
                        recommend.delivery
                          Confirm the delivery: the plan assumes a feature flag
                          No delivery was given; phases, rollback and preparation follow from it.
                        recommend.clean-up
                          Set a removal date for flag one-page-checkout: 4 days after full rollout
                          The bake takes 2 days; a flag that stays longer than twice that is technical debt.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        List<Rule> rows = List.of(
                RecommendationRows.ALERTS,
                RecommendationRows.LOW_TRAFFIC,
                RecommendationRows.ON_CALL,
                RecommendationRows.OWNER);
        assertThat(RowTexts.of(rows, LEAST)).isEqualTo("""
                        recommend.alerts
                          Fire a test alert for Error rate and confirm that it pages the on-call
                          A rollback within 5 minutes starts with an alert that arrives.
                        recommend.low-traffic
                          Start Canary (1%) in low-traffic hours
                          A failure of a medium-risk change affects the fewest users in low-traffic hours; load problems show only at a peak.
                        recommend.on-call
                          Schedule an on-call who may set the flag, for 1 phase and a bake of 2 days
                          The change is medium risk.
                        recommend.owner
                          Assign a rollout owner
                          No owner was named.
                        """);
    }
}
