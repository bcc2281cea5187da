package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What could go wrong with a change in its plan, and what is done about it. */
public final class RiskEntryRows {
    private static final Rows ROWS = new Rows();

    public static final Rule PAYMENTS =
            ROWS.row(Rule.of("risk-register.payments", "A change of payments can charge wrongly.")
                    .says("Customers are charged twice, not at all, or the wrong amount")
                    .advises("Reconcile every payment during {firstPublicPhase} with its order before promotion")
                    .because("The change touches payments."));

    public static final Rule AUTHENTICATION = ROWS.row(Rule.of(
                    "risk-register.authentication", "A change of authentication can lock out or let in.")
            .says("{^users} are locked out, or unauthorized access is possible")
            .advises("Keep a rollback that needs no sign-in, and monitor failed sign-ins during {firstPublicPhase}")
            .because("The change touches authentication."));

    public static final Rule SECURITY =
            ROWS.row(Rule.of("risk-register.security", "A change of security can open a vulnerability.")
                    .says("A new vulnerability goes undetected: no metric shows it")
                    .advises("Have an independent security test done before {firstPublicPhase}")
                    .because("The change touches security."));

    public static final Rule SECURITY_FIX =
            ROWS.row(Rule.of("risk-register.security-fix", "A security fix that waits leaves the vulnerability open.")
                    .says("The vulnerability stays exploitable until full rollout")
                    .advises("Promote as soon as the gates pass[: full rollout is planned after {rolloutLength}]")
                    .because("The change repairs security."));

    public static final Rule IRREVERSIBLE =
            ROWS.row(Rule.of("risk-register.irreversible", "What cannot be undone is a risk from the first phase on.")
                    .says("Effects of {firstPublicPhase} cannot be undone")
                    .advises("Dry-run each phase, and have its effects signed off[ by {owner}] before they apply")
                    .because("The change cannot be rolled back."));

    public static final Rule BREAKING = ROWS.row(Rule.of("risk-register.breaking", "A breaking change breaks clients.")
            .says("Clients that depend on the removed behavior break")
            .advises("Identify the dependent clients and announce the schedule to them: {schedule}")
            .because("The change breaks a contract."));

    public static final Rule AGENT = ROWS.row(Rule.of(
                    "risk-register.agent", "A kernel or agent can make hosts unreachable.")
            .says("A failing host can no longer be reached for a rollback")
            .advises("Prove before {firstPublicPhase} that a host that fails to boot recovers without remote access")
            .because("The change runs in a kernel or as an agent."));

    public static final Rule GLOBAL =
            ROWS.row(Rule.of("risk-register.global", "A global configuration ignores percentages.")
                    .says("The setting takes effect everywhere at once, whatever the phase")
                    .advises("Limit the setting to the percentage of its phase where it is read: {percentages}")
                    .because("The change is a global configuration."));

    public static final Rule TENANTS = ROWS.row(Rule.of("risk-register.tenants", "A large tenant can hide the others.")
            .says("One large {tenant} dominates a phase and hides the others")
            .advises("Break the gate metrics down by {tenant}[ ({tenants})]")
            .because("Several {sharers} share what changes."));

    public static final Rule WORKFLOW = ROWS.row(Rule.of("risk-register.workflow", "A new workflow can confuse.")
            .says("{^users} do not find their way in the new workflow")
            .advises("Explain it in the product, and review support tickets from {firstPublicPhase} on")
            .because("The change alters a workflow."));

    public static final Rule NO_FALLBACK =
            ROWS.row(Rule.of("risk-register.no-fallback", "Without a fallback a failure stops users.")
                    .says("{^users} have no fallback when the change fails")
                    .advises("Keep the previous code path until the bake of {bake} is over")
                    .because("The change has no fallback."));

    public static final Rule DATA =
            ROWS.row(Rule.of("risk-register.data", "The previous version may not read new data.")
                    .says("After a rollback, the previous version cannot read new data")
                    .advises(
                            "Write both formats until the bake of {bake} is over[, and rehearse the data rollback on a copy: {dataRollback}]")
                    .because("The change alters stored data."));

    public static final Rule INTEGRATION =
            ROWS.row(Rule.of("risk-register.integration", "A third-party service can fail.")
                    .says("A third-party service fails or throttles the load: {integrations}")
                    .advises("Agree on rate limits with its owner for each phase: {percentages}[ of {traffic} a day]")
                    .because("The change depends on services of third parties."));

    public static final Rule LOAD = ROWS.row(Rule.of("risk-register.load", "Load shows at large percentages only.")
            .says("Load problems show only above {firstPublicPercentage}: {performanceChanges}")
            .advises("Compare the load per {unit} at {percentages}")
            .because("The change affects performance."));

    public static final Rule CACHE = ROWS.row(Rule.of("risk-register.cache", "A cache outlives a rollback.")
            .says("{^cache} serves the change[ for up to {cacheLifetime}] after a rollback")
            .advises("Keep its TTL below {rollbackWithin}, or purge it as part of the rollback")
            .because("{^cache} keeps copies of what {users} see."));

    public static final Rule TARGETING =
            ROWS.row(Rule.of("risk-register.targeting", "Targeting can expose the wrong users.")
                    .says("Misconfigured targeting exposes the wrong {users}")
                    .advises(
                            "Test flag {flag} in staging[ with members of {segments}], then verify the exposure in {firstPublicPhase}[: {exposed}]")
                    .because("Flag {flag} starts with {firstPhase}."));

    public static final Rule OBSERVABILITY =
            ROWS.row(Rule.of("risk-register.observability", "Monitoring that changes can hide its own failure.")
                    .says("The change breaks the monitoring or the tools that would show it and roll it back")
                    .advises(
                            "Watch it with monitoring that does not change, and keep a rollback that depends on nothing that changes")
                    .because("The change touches observability."));

    public static final Rule FLAG_SERVICE = ROWS.row(Rule.of("risk-register.flag-service", "A flag needs its service.")
            .says(
                    "Flag service out of reach[ ({flagSystem})]: all {users} fall back to the default at once, and no rollback by flag is possible")
            .advises(
                    "Cache the last value in each client, load-test the default for all {users}, and keep a rollback by deployment")
            .because("Flag {flag} is served to each client."));

    public static final Rule FLAG_FORGOTTEN = ROWS.row(
            Rule.of("risk-register.flag-forgotten", "A flag that stays after its rollout can be turned off by mistake.")
                    .says(
                            "Flag {flag} is forgotten after full rollout, and turned off by mistake when the previous code path no longer works")
                    .advises("Schedule its removal for {removal} after full rollout (owner: {ownerOrRole})")
                    .because("Flag {flag} decides nothing once the bake of {bake} is over."));

    public static final Rule NOT_REHEARSED = ROWS.row(Rule.of(
                    "risk-register.not-rehearsed", "A rollback that was never rehearsed takes longer than planned.")
            .says("The first {drill} is a real one, and takes longer than {rollbackWithin}")
            .advises("Rehearse it in staging before {firstPhase}, and record the time it takes (owner: {ownerOrRole})")
            .because("The plan promises a rollback within {rollbackWithin}."));

    public static final Rule ALL_AT_ONCE =
            ROWS.row(Rule.of("risk-register.all-at-once", "Without phases a regression reaches everyone.")
                    .says("A regression affects all {users} at once")
                    .advises("Watch it for {bake} with an on-call who can roll back[ by setting flag {flag} to off]")
                    .because("The first phase is {firstPhase}."));

    public static final Rule UNDERPOWERED = ROWS.row(Rule.of(
                    "risk-register.underpowered", "A test can be too short for its effect.")
            .says("The experiment is underpowered: too few {users} for an effect[ of {effect}] on {experimentMetric}")
            .advises("Test for a larger effect, or choose a more sensitive metric")
            .because("In {experimentLength}, the groups do not reach the {sampleSize} that each needs."));

    public static final Rule UNDERPOWERED_GUARDRAIL = ROWS.row(Rule.of(
                    "risk-register.underpowered-guardrail",
                    "A guardrail that an experiment cannot show not worse may keep it from shipping.")
            .says(
                    "The experiment may end without a decision to ship: too little traffic to show {underpoweredGuardrails} not"
                            + " worse")
            .advises("Accept a wider margin, or split the traffic more evenly")
            .because("The test does not last long enough for {underpoweredGuardrails}."));

    public static final Rule NO_GUARDRAIL =
            ROWS.row(Rule.of("risk-register.no-guardrail", "Without a guardrail a regression goes undetected.")
                    .says("Regressions go undetected: no guardrail metric")
                    .advises("Promote by manual approval until a guardrail metric is in place")
                    .because("No metric has the role of a guardrail."));

    static final List<Rule> ALL = ROWS.all();

    private RiskEntryRows() {}
}
