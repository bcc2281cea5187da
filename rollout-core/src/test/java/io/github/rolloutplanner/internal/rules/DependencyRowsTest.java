package io.github.rolloutplanner.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("flag", "one-page-checkout"),
            Map.entry("bucketBy", "user.id"),
            Map.entry("segments", List.of("beta")),
            Map.entry("segmentRules", List.of("beta (user.tier == 'beta')")),
            Map.entry("undefinedGroups", List.of("Pilots")),
            Map.entry("metrics", List.of("Error rate")),
            Map.entry("guardrails", List.of("Error rate")),
            Map.entry("behaviorMetrics", List.of("Orders")),
            Map.entry("unit", "user"),
            Map.entry("users", "users"),
            Map.entry("integrations", "Payments go through a partner"),
            Map.entry("dataRollback", "restore the backup"),
            Map.entry("environment", Environment.PRODUCTION),
            Map.entry("approvalPhases", List.of("Beta (5%)")),
            Map.entry("place", "host"),
            Map.entry("approvals", 1),
            Map.entry("rollbackWithin", Duration.ofMinutes(5)));

    @Test
    void readAsListOfSystemsAndPeople() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of(
                "flagSystem", "Unleash",
                "monitoring", List.of("Grafana", "Datadog"),
                "errorTracking", "Sentry",
                "splitBy", "flag one-page-checkout",
                "analytics", "Mixpanel",
                "approvers", List.of("Team Checkout"),
                "traffic", "120,000 users",
                "metrics", List.of("Error rate", "p95"),
                "guardrails", List.of("Error rate", "p95")));
        assertThat(RowTexts.of(DependencyRows.ALL, facts)).isEqualTo("""
                        dependency.flag-system
                          Feature flag system (Unleash): flag one-page-checkout, bucketing key user.id
                          Flag one-page-checkout decides who is exposed.
                        dependency.segments
                          Segment definitions in the flag system: beta (user.tier == 'beta')
                          Flag one-page-checkout targets a segment.
                        dependency.groups
                          Membership in the flag system: Pilots; each group is turned on with its phase
                          No targeting condition was given for this group.
                        dependency.monitoring
                          Monitoring (Grafana and Datadog): Error rate and p95
                          The stage gates read these metrics.
                        dependency.automatic-rollback
                          Automated rollback: sets flag one-page-checkout to off when any of Error rate and p95 breaches its limit
                          A breach of a guardrail is rolled back within 5 minutes, without waiting for a person.
                        dependency.automatic-redeploy
                          Automated rollback: redeploys the previous version when any of Error rate and p95 breaches its limit
                          A breach of a guardrail is rolled back within 5 minutes, without waiting for a person.
                        dependency.automatic-stop
                          Automated stop: no further host gets the change when any of Error rate and p95 breaches its limit
                          A breach of a guardrail stops the rollout without waiting for a person; the rollback follows within 5 minutes.
                        dependency.error-tracking
                          Error tracking (Sentry): new errors, split by flag one-page-checkout
                          New errors must be told apart from known ones.
                        dependency.analytics
                          User analytics (Mixpanel): Orders, once per user
                          This metric shows what users do.
                        dependency.other-services
                          Third-party capacity for full traffic (120,000 users a day): Payments go through a partner
                          The change depends on services of third parties.
                        dependency.data-rollback
                          Data rollback procedure, rehearsed: restore the backup
                          The change alters stored data.
                        dependency.data-rollback-missing
                          Data rollback procedure: to be written and rehearsed
                          The change alters stored data, and no data rollback was given.
                        dependency.pipeline
                          Deployment pipeline: deploys to production and redeploys the previous version
                          Without a flag, the rollback is a deployment.
                        dependency.approver
                          Approver (Team Checkout): sign-off on Beta (5%)
                          A manual approval gates this phase.
                        dependency.appwrite-database
                          Appwrite database: document of flag one-page-checkout, followed through Appwrite Realtime
                          A change of flag one-page-checkout must reach running clients within 5 minutes.
                        dependency.appwrite-teams
                          Appwrite Teams: members of beta
                          Flag one-page-checkout targets a team.
                        dependency.appwrite-functions
                          Appwrite Functions: aggregation of Error rate and p95
                          Appwrite does not aggregate these metrics itself.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        List<Rule> rows = List.of(
                DependencyRows.FLAG_SYSTEM,
                DependencyRows.MONITORING,
                DependencyRows.AUTOMATIC_ROLLBACK,
                DependencyRows.AUTOMATIC_STOP,
                DependencyRows.ANALYTICS,
                DependencyRows.THIRD_PARTIES,
                DependencyRows.APPROVER,
                DependencyRows.APPWRITE_FUNCTIONS);
        assertThat(RowTexts.of(rows, LEAST)).isEqualTo("""
                        dependency.flag-system
                          Feature flag system: flag one-page-checkout, bucketing key user.id
                          Flag one-page-checkout decides who is exposed.
                        dependency.monitoring
                          Monitoring: Error rate
                          The stage gates read this metric.
                        dependency.automatic-rollback
                          Automated rollback: sets flag one-page-checkout to off when Error rate breaches its limit
                          A breach of a guardrail is rolled back within 5 minutes, without waiting for a person.
                        dependency.automatic-stop
                          Automated stop: no further host gets the change when Error rate breaches its limit
                          A breach of a guardrail stops the rollout without waiting for a person; the rollback follows within 5 minutes.
                        dependency.analytics
                          User analytics: Orders, once per user
                          This metric shows what users do.
                        dependency.other-services
                          Third-party capacity for full traffic: Payments go through a partner
                          The change depends on services of third parties.
                        dependency.approver
                          Approver: sign-off on Beta (5%)
                          A manual approval gates this phase.
                        dependency.appwrite-functions
                          Appwrite Functions: aggregation of Error rate
                          Appwrite does not aggregate this metric itself.
                        """);
        assertThat(RowTexts.of(List.of(DependencyRows.ERROR_TRACKING), Map.of()))
                .isEqualTo("""
                        dependency.error-tracking
                          Error tracking: new errors
                          New errors must be told apart from known ones.
                        """);
    }
}
