package io.github.rolloutplanner.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecklistRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("users", "users"),
            Map.entry("risk", RiskLevel.CRITICAL),
            Map.entry("metrics", List.of("Error rate")),
            Map.entry("baselines", List.of("Error rate (0.2%)")),
            Map.entry("alerts", List.of("Error rate > 0.4%")),
            Map.entry("rollbackWithin", Duration.ofMinutes(5)),
            Map.entry("bake", Duration.ofDays(2)),
            Map.entry("phaseCount", 1),
            Map.entry("firstPhase", "Internal (0%)"),
            Map.entry("firstPublicPhase", "Canary (1%)"),
            Map.entry("phases", List.of("Internal (0%)", "Canary (1%)")),
            Map.entry("approvalPhases", List.of("Internal (0%)")),
            Map.entry("schedule", "0% (1 day) -> 1% (12 hours) -> 100%"),
            Map.entry("visibleChanges", "Checkout is one page"),
            Map.entry("successCriteria", "Error rate < 0.3%"),
            Map.entry("drill", "flag-off rollback"),
            Map.entry("performanceChanges", "Checkout loads at once"),
            Map.entry("notice", Duration.ofDays(90)),
            Map.entry("access", "who may set the flag"),
            Map.entry("flag", "one-page-checkout"));

    @Test
    void areTickedOff() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of(
                "metrics", List.of("Error rate", "p95"),
                "dataRollback", "restore the backup",
                "segments", List.of("beta", "internal"),
                "owner", "Team Checkout",
                "approvers", List.of("Team Checkout"),
                "errorTracking", "Sentry",
                "splitBy", "flag one-page-checkout",
                "incidentChannel", "#checkout",
                "fallback", "Checkout in three steps",
                "phaseCount", 3));
        assertThat(RowTexts.of(ChecklistRows.ALL, facts)).isEqualTo("""
                        before.baselines
                          Baselines captured: Error rate (0.2%)
                          Every limit is set relative to its baseline.
                        before.dashboards
                          Dashboards show Error rate and p95, split by flag one-page-checkout
                          The stage gates are read there.
                        before.alerts
                          Alerts set: Error rate > 0.4%
                          An alert comes before the limit is breached.
                        before.rollback
                          Rollback rehearsed in staging within 5 minutes (flag-off rollback), including data: restore the backup
                          The plan promises a rollback within 5 minutes.
                        before.flag
                          Flag one-page-checkout tested in staging: on for members of beta and internal, off for users outside the rollout
                          Flag one-page-checkout decides who is exposed.
                        before.load-test
                          Load test passed at the traffic of full rollout: Checkout loads at once
                          Load problems show only at large percentages.
                        before.backup
                          Backup of the stored data taken, and restored on trial
                          The change alters stored data; a backup is the last resort, because it loses every write since it was taken.
                        before.no-return
                          Point of no return signed off by Team Checkout before Canary (1%): dry run reviewed, fix forward prepared
                          What the change has done cannot be undone.
                        before.notice
                          Notice sent to those who depend on the removed behavior, 90 days before Canary (1%)
                          The change breaks what others rely on.
                        before.on-call
                          On-call who may set the flag confirmed for 3 phases and a bake of 2 days
                          The change is critical risk.
                        before.team
                          Team, support and stakeholders know the schedule: 0% (1 day) -> 1% (12 hours) -> 100%
                          The rollout has 3 phases.
                        during.metrics
                          Monitor Error rate and p95 by flag one-page-checkout through Internal (0%) and Canary (1%)
                          The stage gates read these metrics.
                        during.errors
                          Check the error logs in Sentry for new error patterns, split by flag one-page-checkout
                          A new error can be too rare to move a metric.
                        during.feedback
                          Review feedback from users (support tickets, social media): Checkout is one page
                          What users dislike shows in no metric.
                        during.targeting
                          Verify the exposure of flag one-page-checkout: Internal (0%) and Canary (1%)
                          A phase with wrong targeting can look healthy.
                        during.sign-off
                          Record the sign-off of Team Checkout on Internal (0%)
                          A manual approval gates this phase.
                        during.notes
                          Log anomalies with phase and time in #checkout
                          The go/no-go by Team Checkout weighs them before each promotion.
                        after.compare
                          Compare with the baselines after a bake of 2 days: Error rate (0.2%)
                          Small percentages hide effects that show at full rollout.
                        after.success
                          Review the success criteria: Error rate < 0.3%
                          The rollout is a success when they hold, not when it reaches 100%.
                        after.lessons
                          Document lessons learned, with actual phase lengths against the plan: 0% (1 day) -> 1% (12 hours) -> 100%
                          The policy plans the next rollout with the same lengths.
                        after.flag
                          Remove flag one-page-checkout and the previous code path (Checkout in three steps)
                          A flag that decides nothing any more is technical debt.
                        after.tell
                          Report the results to stakeholders: Checkout is one page
                          Users see the change.
                        after.look
                          Verify the release 2 days after the deployment: Checkout is one page
                          No phase exposed it gradually.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        List<Rule> flagged = List.of(ChecklistRows.FLAG, ChecklistRows.CLEAN_UP);
        assertThat(RowTexts.of(flagged, facts)).isEqualTo("""
                        before.flag
                          Flag one-page-checkout tested in staging: off for users outside the rollout
                          Flag one-page-checkout decides who is exposed.
                        after.flag
                          Remove flag one-page-checkout and the previous code path
                          A flag that decides nothing any more is technical debt.
                        """);
        facts.keySet().removeAll(List.of("flag", "visibleChanges"));
        List<Rule> rows = List.of(
                ChecklistRows.DASHBOARDS,
                ChecklistRows.ROLLBACK,
                ChecklistRows.ON_CALL,
                ChecklistRows.TEAM,
                ChecklistRows.METRICS,
                ChecklistRows.ERRORS,
                ChecklistRows.SIGN_OFF,
                ChecklistRows.NOTES,
                ChecklistRows.LOOK);
        assertThat(RowTexts.of(rows, facts)).isEqualTo("""
                        before.dashboards
                          Dashboards show Error rate
                          The stage gates are read there.
                        before.rollback
                          Rollback rehearsed in staging within 5 minutes (flag-off rollback)
                          The plan promises a rollback within 5 minutes.
                        before.on-call
                          On-call who may set the flag confirmed for 1 phase and a bake of 2 days
                          The change is critical risk.
                        before.team
                          Team, support and stakeholders know the schedule: 0% (1 day) -> 1% (12 hours) -> 100%
                          The rollout has 1 phase.
                        during.metrics
                          Monitor Error rate through Internal (0%) and Canary (1%)
                          The stage gates read this metric.
                        during.errors
                          Check the error logs for new error patterns
                          A new error can be too rare to move a metric.
                        during.sign-off
                          Record the sign-off on Internal (0%)
                          A manual approval gates this phase.
                        during.notes
                          Log anomalies with phase and time
                          The go/no-go weighs them before each promotion.
                        after.look
                          Verify the release 2 days after the deployment
                          No phase exposed it gradually.
                        """);
    }
}
