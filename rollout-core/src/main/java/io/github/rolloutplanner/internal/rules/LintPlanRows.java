package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;

/** What the linter says of criteria, monitoring, dependencies and texts, and of its own policy. */
public final class LintPlanRows {
    public static final Rule CRITERIA = Rule.of(
            "criteria.clear", "Each phase has go-live criteria that are a metric with a limit, or an approval.");

    public static final Rule NO_CRITERION = CRITERIA.says("Phase {phase} has no go-live criterion.")
            .advises("Add a metric with a limit, or a manual approval.");

    public static final Rule UNCLEAR_CRITERION = CRITERIA.says(
                    "'{criterion}' is neither a metric with a limit nor an approval.")
            .advises("Name a metric and its limit, or who approves.");

    public static final Rule SUCCESS =
            Rule.of("success.measurable", "Each success criterion is a metric with a limit, a count, or an approval.");

    public static final Rule NO_SUCCESS = SUCCESS.says("The plan has no success criterion.")
            .advises("Say what the rollout must show, such as a metric with a limit, or who approves it.");

    public static final Rule SUCCESS_UNCLEAR = SUCCESS.says(
                    "Whether '{criterion}' holds cannot be measured: it has neither a limit nor an approver.")
            .advises("Name a metric and its limit, what is counted, or who approves.");

    public static final Rule APPROVER = Rule.of("criteria.approver", "Approvals have an approver.")
            .says(
                    "{gates} {gates:gate waits|gates wait} for an approval, but no approver is assigned to {gates:it|them}.")
            .advises(
                    "Name an approver for each before the first phase starts; where one is enough, that is the rollout owner.");

    public static final Rule NO_DATA =
            Rule.of("criteria.no-data", "Gates say what happens when their metric has no data.");

    public static final Rule NO_DATA_IN_PHASE = NO_DATA.says(
                    "Phase {phase} does not say what happens when {metrics} {metrics:has|have} no data.")
            .advises("Set it for each gate: hold, and escalate after a while.");

    public static final Rule NO_DATA_IGNORED = NO_DATA.says(
                    "The gate {gate} ignores {causes}, so that a broken metric counts as good news.")
            .advises("Hold or escalate then, or give the gate the role observe, which decides nothing.");

    public static final Rule DECIDABLE = Rule.of(
            "criteria.decidable",
            "A phase has one gate on each metric and gates on those that are critical, each treatment its own name.");

    public static final Rule SEVERAL_GATES = DECIDABLE
            .says("Phase {phase} has {gates} gates on {metric}; a rollout of this plan does not start.")
            .advises("Give {metric} one gate in {phase}.");

    public static final Rule SAME_TREATMENT = DECIDABLE
            .says("Several treatments are called {treatment}; a rollout of this plan does not start.")
            .advises("Give each treatment its own name.");

    public static final Rule CRITICAL_WITHOUT_GATE = DECIDABLE
            .says(
                    "Phase {phase} calls {metrics} critical, but has no gate on {metrics:it|them} that is measured; a rollout of"
                            + " this plan does not start.")
            .advises("Give {metrics} a gate in {phase}, or call {metrics:it|them} critical no longer.");

    public static final Rule EVALUATED = Rule.of(
            "criteria.never-evaluated",
            "Each trigger and success criterion on a metric can be decided by what is observed.");

    public static final Rule TRIGGER_IN_WORDS = EVALUATED
            .says("The trigger '{condition}' is no metric with a limit, so nothing rolls back by it.")
            .advises("Write a monitored metric, a comparison and a limit, such as: Error rate exceeds 1%.");

    public static final Rule NOT_MONITORED = EVALUATED
            .says("'{condition}' is never evaluated: {metric} is not monitored.")
            .advises("Monitor {metric} with its baseline, or name one of the monitored metrics.");

    public static final Rule NOT_COMPARABLE = EVALUATED
            .says("'{condition}' is never evaluated: its limit cannot be compared with the baseline of {metric}.")
            .advises("Give the limit in the unit of the baseline.");

    public static final Rule OTHER_NAME = Rule.of("metrics.other-name", "Texts call metrics as monitoring calls them.")
            .says("'{name}' is read as {metric}, the only monitored metric that it can mean.")
            .advises("Call it {metric}, so that it stays clear when another metric comes.");

    public static final Rule EFFECTIVE =
            Rule.of("criteria.without-effect", "What a gate guards against makes it act, while its phase lasts.");

    public static final Rule BREACH_IGNORED = EFFECTIVE
            .says("The gate {gate} ignores a breach, so it guards nothing.")
            .advises("Roll back or hold then, or give the gate the role observe.");

    public static final Rule BREACHES_NEVER_COME = EFFECTIVE
            .says(
                    "The gate {gate} breaks after {breaches} breaches, but until {phase} ends, {end} after the start, at most"
                            + " {most} observations come, one a minute.")
            .advises("Break it after {most} at most, or by what is significant.");

    public static final Rule ROW_NOT_REMEMBERED = BREACHES_NEVER_COME.says(
            "The gate {gate} breaks after {breaches} breaches in a row, but only the {most} latest observations are remembered.");

    public static final Rule GRACE_TOO_LONG = EFFECTIVE
            .says("The gate {gate} waits {grace} for missing data, but {phase} takes {length}.")
            .advises("Give a grace of {most} at most, so that a person is called while the phase lasts.");

    public static final Rule MONITORING =
            Rule.of("monitoring.complete", "Each metric has a baseline, and a threshold on its bad side.");

    public static final Rule BASELINE_IN_WORDS = MONITORING
            .says("The baseline of {metric} is '{baseline}', which is no number with a unit.")
            .advises("Measure the current value, and give that.");

    public static final Rule THRESHOLD_IN_WORDS = MONITORING
            .says("The threshold of {metric} is '{threshold}', which is no number with a unit.")
            .advises("Give the value at which the on-call is alerted.");

    public static final Rule UNITS = MONITORING
            .says("{metric} has the threshold {threshold} and the baseline {baseline}, whose units cannot be compared.")
            .advises("Give both in the same unit.");

    public static final Rule ALERTS_AT_ONCE = MONITORING
            .says("{metric} must stay {healthy} {threshold}, but is at {baseline} today: the alert fires at once.")
            .advises("Set the threshold {bad} {baseline}[, no tighter than the {inner} at {from}][, no looser than the"
                    + " {outer} at {to}][, and with it what is looser, such as the {looserKind} {looser}].");

    public static final Rule METRIC_NAME = Rule.of("metrics.name-unique", "Each metric has a name of its own.");

    public static final Rule METRIC_NAME_BLANK =
            METRIC_NAME.says("The metric has no name.").advises("Give it a name.");

    public static final Rule METRIC_NAME_TWICE =
            METRIC_NAME.says("The name {name} is already that of {first}.").advises("Give each metric its own name.");

    public static final Rule PERCENTILE = Rule.of("metrics.percentile", "Each quantile says which percentile it is.")
            .says(
                    "Neither {metric} nor its name says which percentile it is: {percentile} is assumed, and a median is read as"
                            + " far too slow.")
            .advises("Say it with withPercentile(..), or in the name, such as {metric} p95.");

    public static final Rule DEPENDENCE =
            Rule.of("metrics.dependent-requests", "Requests of one user count for what they are worth.");

    public static final Rule UNUSED_CORRELATION = DEPENDENCE
            .says("{metric} has the intraclass correlation {correlation}, which is not used: how many requests a user"
                    + " makes is unknown.")
            .advises("Give the requests a day of the population, withRequestsPerDay(..).");

    public static final Rule INDEPENDENT_REQUESTS = DEPENDENCE
            .says("Requests of one user, up to {requests} in a phase, are counted as independent for {metrics}.")
            .advises("State how much they depend on each other, withIntraclassCorrelation(..), 0 where they do not; or"
                    + " count users.");

    public static final Rule REQUESTS_OF_EXPERIMENT = DEPENDENCE
            .says(
                    "The experiment never recommends to ship for {metrics}: requests are counted, and how much those of one user"
                            + " depend on each other is not known.")
            .advises(
                    "State it, withIntraclassCorrelation(..), 0 where they do not, beside the requests a day of the population;"
                            + " or sum requests up by user, withExposureUnit(ExposureUnit.REQUEST_BY_USER), or count users.");

    public static final Rule NO_METRIC = Rule.of("monitoring.none", "At least one metric is monitored.")
            .says("Regressions go undetected: no metric is monitored.")
            .advises("Add a metric that would show them, such as an error rate with its baseline.");

    public static final Rule NO_ALERT = Rule.of(
                    "monitoring.no-alert", "A plan that monitors metrics alerts the on-call.")
            .says("The on-call is not told of a regression: the plan has no alert.")
            .advises("Add one for each metric that users feel, such as: {example}.");

    public static final Rule NO_POPULATION = Rule.of("population.unknown", "The traffic is known.")
            .says("The traffic is unknown, so the power of the gates cannot be computed.")
            .advises("Give the population, at least its users a day.");

    public static final Rule DEPENDENCIES =
            Rule.of("dependencies.identified", "The systems that the plan depends on are named.");

    public static final Rule NO_DEPENDENCY = DEPENDENCIES
            .says("The plan names no dependency[, though it has {parts}].")
            .advises("Name what must be in place before the start[: {systems}].");

    public static final Rule DEPENDENCY_MISSING = DEPENDENCIES
            .says("The plan has {parts}, but none of its dependencies is {system}.")
            .advises("Add {system} to the dependencies, with its owner.");

    public static final Rule TEXT = Rule.of("text.not-understood", "Numbers in texts are understood.")
            .says("'{text}' is not understood, so it is not checked.");

    public static final Rule CONDITION_NOT_UNDERSTOOD =
            TEXT.advises("Write a metric, a comparison and a limit, such as: Error rate < 1%.");

    public static final Rule SPAN_NOT_UNDERSTOOD = TEXT.advises("Start with a duration, such as: 2 days.");

    public static final Rule HYPOTHESIS_NOT_UNDERSTOOD =
            TEXT.advises("Say by how much which metric changes, such as: increase engagement by 10%.");

    public static final Rule MORE = Rule.of("lint.more", "All findings of a rule are listed.")
            .says(
                    "Of {rule}, the {listed} worst findings are listed; {more} more {more:is|are} not, the first of them here.")
            .advises("Correct what is listed, and lint the plan again.");

    public static final Rule UNUSED_SUPPRESSION = Rule.of(
                    "lint.unused-suppression", "Each suppression of a policy covers a finding.")
            .says("The policy suppresses {rule}[ at {path}], but no such finding exists. Stated reason: {reason}")
            .advises("Remove the suppression, so that it does not hide later findings.");

    private LintPlanRows() {}
}
