package io.github.rolloutplanner.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeopleRowsTest {

    @Test
    void sayWhoDoesWhat() {
        Map<String, Object> facts = Map.ofEntries(
                Map.entry("firstPhase", "Internal (0%)"),
                Map.entry("firstPublicPhase", "Canary (1%)"),
                Map.entry("phaseCount", 3),
                Map.entry("approvals", 2),
                Map.entry("approvalPhases", List.of("Internal (0%)", "Canary (1%)")),
                Map.entry("risk", RiskLevel.CRITICAL),
                Map.entry("guardrails", List.of("Error rate", "p95")),
                Map.entry("bake", Duration.ofDays(2)),
                Map.entry("rollbackWithin", Duration.ofMinutes(5)),
                Map.entry("drill", "flag-off rollback"),
                Map.entry("users", "visitors"),
                Map.entry("splitBy", "installed version"),
                Map.entry("visibleChanges", "The button is green"),
                Map.entry("phase", "Canary (1%)"),
                Map.entry("length", Duration.ofDays(1)));
        assertThat(RowTexts.of(PeopleRows.ALL, facts)).isEqualTo("""
                        people.owner
                          Leads the rollout from Internal (0%) on, and decides what follows a hold or a rollback
                          The rollout has 3 phases.
                        people.approver
                          Sign off the start, Internal (0%) and Canary (1%) and the completion
                          The policy asks for 2 approvals where a critical-risk change needs one.
                        people.on-call
                          Answers the alerts of Error rate and p95 from Canary (1%) to the end of the bake (2 days)
                          A rollback within 5 minutes starts with an answered alert.
                        people.watch
                          Watches error logs, split by installed version, and user reports from Canary (1%) to the end of the bake (2 days)
                          No guardrail metric raises an alert.
                        people.kill-switch
                          Rolls back without waiting for an approval, within 5 minutes: flag-off rollback
                          Waiting for an approval is time in which visitors are hit.
                        people.halt
                          Stops the rollout without waiting for an approval; a fixed version follows (flag-off rollback)
                          What visitors have stays with them, so each hour adds more of them.
                        people.communication
                          Sends the messages to support, stakeholders and visitors, from the plan's texts
                          Visitors will notice: The button is green.
                        checkpoint.soak
                          Soak of Canary (1%) complete (1 day)
                        checkpoint.bake
                          Bake of Canary (1%) complete (1 day)
                        """);
    }
}
