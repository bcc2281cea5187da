package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskEntryRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("users", "hosts"),
            Map.entry("unit", "host"),
            Map.entry("firstPhase", "Internal (0%)"),
            Map.entry("firstPublicPhase", "Canary (1%)"),
            Map.entry("firstPublicPercentage", percent(1)),
            Map.entry("schedule", "1% (1 day) -> 100%"),
            Map.entry("percentages", List.of(percent(1), percent(100))),
            Map.entry("bake", Duration.ofDays(2)),
            Map.entry("rollbackWithin", Duration.ofMinutes(5)),
            Map.entry("integrations", "Payments go through a partner"),
            Map.entry("performanceChanges", "Search answers at once"),
            Map.entry("cache", "the CDN"),
            Map.entry("flag", "one-page-checkout"),
            Map.entry("tenant", "wiki"),
            Map.entry("sharers", "wikis"),
            Map.entry("drill", "flag-off rollback"),
            Map.entry("ownerOrRole", "the rollout owner"),
            Map.entry("removal", Duration.ofDays(4)),
            Map.entry("experimentMetric", "Orders"),
            Map.entry("underpoweredGuardrails", List.of("Order errors", "Crashes")),
            Map.entry("experimentLength", Duration.ofDays(28)),
            Map.entry("sampleSize", 53_211L));

    @Test
    void sayWhatCouldGoWrongAndWhatIsDone() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of(
                "flagSystem",
                "Unleash",
                "owner",
                "Ada",
                "rolloutLength",
                Duration.ofHours(156),
                "tenants",
                new Counted(9, "wiki"),
                "dataRollback",
                "restore the backup",
                "traffic",
                "120,000 hosts",
                "cacheLifetime",
                Duration.ofHours(1),
                "segments",
                List.of("beta", "internal"),
                "exposed",
                "1,200 hosts a day",
                "effect",
                percent(10)));
        assertThat(RowTexts.of(RiskEntryRows.ALL, facts)).isEqualTo("""
                        risk-register.payments
                          Customers are charged twice, not at all, or the wrong amount
                          Reconcile every payment during Canary (1%) with its order before promotion
                          The change touches payments.
                        risk-register.authentication
                          Hosts are locked out, or unauthorized access is possible
                          Keep a rollback that needs no sign-in, and monitor failed sign-ins during Canary (1%)
                          The change touches authentication.
                        risk-register.security
                          A new vulnerability goes undetected: no metric shows it
                          Have an independent security test done before Canary (1%)
                          The change touches security.
                        risk-register.security-fix
                          The vulnerability stays exploitable until full rollout
                          Promote as soon as the gates pass: full rollout is planned after 6 days 12 hours
                          The change repairs security.
                        risk-register.irreversible
                          Effects of Canary (1%) cannot be undone
                          Dry-run each phase, and have its effects signed off by Ada before they apply
                          The change cannot be rolled back.
                        risk-register.breaking
                          Clients that depend on the removed behavior break
                          Identify the dependent clients and announce the schedule to them: 1% (1 day) -> 100%
                          The change breaks a contract.
                        risk-register.agent
                          A failing host can no longer be reached for a rollback
                          Prove before Canary (1%) that a host that fails to boot recovers without remote access
                          The change runs in a kernel or as an agent.
                        risk-register.global
                          The setting takes effect everywhere at once, whatever the phase
                          Limit the setting to the percentage of its phase where it is read: 1% and 100%
                          The change is a global configuration.
                        risk-register.tenants
                          One large wiki dominates a phase and hides the others
                          Break the gate metrics down by wiki (9 wikis)
                          Several wikis share what changes.
                        risk-register.workflow
                          Hosts do not find their way in the new workflow
                          Explain it in the product, and review support tickets from Canary (1%) on
                          The change alters a workflow.
                        risk-register.no-fallback
                          Hosts have no fallback when the change fails
                          Keep the previous code path until the bake of 2 days is over
                          The change has no fallback.
                        risk-register.data
                          After a rollback, the previous version cannot read new data
                          Write both formats until the bake of 2 days is over, and rehearse the data rollback on a copy: restore the backup
                          The change alters stored data.
                        risk-register.integration
                          A third-party service fails or throttles the load: Payments go through a partner
                          Agree on rate limits with its owner for each phase: 1% and 100% of 120,000 hosts a day
                          The change depends on services of third parties.
                        risk-register.load
                          Load problems show only above 1%: Search answers at once
                          Compare the load per host at 1% and 100%
                          The change affects performance.
                        risk-register.cache
                          The CDN serves the change for up to 1 hour after a rollback
                          Keep its TTL below 5 minutes, or purge it as part of the rollback
                          The CDN keeps copies of what hosts see.
                        risk-register.targeting
                          Misconfigured targeting exposes the wrong hosts
                          Test flag one-page-checkout in staging with members of beta and internal, then verify the exposure in Canary (1%): 1,200 hosts a day
                          Flag one-page-checkout starts with Internal (0%).
                        risk-register.observability
                          The change breaks the monitoring or the tools that would show it and roll it back
                          Watch it with monitoring that does not change, and keep a rollback that depends on nothing that changes
                          The change touches observability.
                        risk-register.flag-service
                          Flag service out of reach (Unleash): all hosts fall back to the default at once, and no rollback by flag is possible
                          Cache the last value in each client, load-test the default for all hosts, and keep a rollback by deployment
                          Flag one-page-checkout is served to each client.
                        risk-register.flag-forgotten
                          Flag one-page-checkout is forgotten after full rollout, and turned off by mistake when the previous code path no longer works
                          Schedule its removal for 4 days after full rollout (owner: the rollout owner)
                          Flag one-page-checkout decides nothing once the bake of 2 days is over.
                        risk-register.not-rehearsed
                          The first flag-off rollback is a real one, and takes longer than 5 minutes
                          Rehearse it in staging before Internal (0%), and record the time it takes (owner: the rollout owner)
                          The plan promises a rollback within 5 minutes.
                        risk-register.all-at-once
                          A regression affects all hosts at once
                          Watch it for 2 days with an on-call who can roll back by setting flag one-page-checkout to off
                          The first phase is Internal (0%).
                        risk-register.underpowered
                          The experiment is underpowered: too few hosts for an effect of 10% on Orders
                          Test for a larger effect, or choose a more sensitive metric
                          In 28 days, the groups do not reach the 53,211 that each needs.
                        risk-register.underpowered-guardrail
                          The experiment may end without a decision to ship: too little traffic to show Order errors and Crashes not worse
                          Accept a wider margin, or split the traffic more evenly
                          The test does not last long enough for Order errors and Crashes.
                        risk-register.no-guardrail
                          Regressions go undetected: no guardrail metric
                          Promote by manual approval until a guardrail metric is in place
                          No metric has the role of a guardrail.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.remove("flag");
        List<Rule> rows = List.of(
                RiskEntryRows.SECURITY_FIX,
                RiskEntryRows.IRREVERSIBLE,
                RiskEntryRows.TENANTS,
                RiskEntryRows.DATA,
                RiskEntryRows.INTEGRATION,
                RiskEntryRows.CACHE,
                RiskEntryRows.ALL_AT_ONCE,
                RiskEntryRows.UNDERPOWERED);
        assertThat(RowTexts.of(rows, facts)).isEqualTo("""
                        risk-register.security-fix
                          The vulnerability stays exploitable until full rollout
                          Promote as soon as the gates pass
                          The change repairs security.
                        risk-register.irreversible
                          Effects of Canary (1%) cannot be undone
                          Dry-run each phase, and have its effects signed off before they apply
                          The change cannot be rolled back.
                        risk-register.tenants
                          One large wiki dominates a phase and hides the others
                          Break the gate metrics down by wiki
                          Several wikis share what changes.
                        risk-register.data
                          After a rollback, the previous version cannot read new data
                          Write both formats until the bake of 2 days is over
                          The change alters stored data.
                        risk-register.integration
                          A third-party service fails or throttles the load: Payments go through a partner
                          Agree on rate limits with its owner for each phase: 1% and 100%
                          The change depends on services of third parties.
                        risk-register.cache
                          The CDN serves the change after a rollback
                          Keep its TTL below 5 minutes, or purge it as part of the rollback
                          The CDN keeps copies of what hosts see.
                        risk-register.all-at-once
                          A regression affects all hosts at once
                          Watch it for 2 days with an on-call who can roll back
                          The first phase is Internal (0%).
                        risk-register.underpowered
                          The experiment is underpowered: too few hosts for an effect on Orders
                          Test for a larger effect, or choose a more sensitive metric
                          In 28 days, the groups do not reach the 53,211 that each needs.
                        """);
        assertThat(RowTexts.of(List.of(RiskEntryRows.TARGETING, RiskEntryRows.FLAG_SERVICE), LEAST))
                .isEqualTo("""
                        risk-register.targeting
                          Misconfigured targeting exposes the wrong hosts
                          Test flag one-page-checkout in staging, then verify the exposure in Canary (1%)
                          Flag one-page-checkout starts with Internal (0%).
                        risk-register.flag-service
                          Flag service out of reach: all hosts fall back to the default at once, and no rollback by flag is possible
                          Cache the last value in each client, load-test the default for all hosts, and keep a rollback by deployment
                          Flag one-page-checkout is served to each client.
                        """);
    }
}
