package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;

/** What the linter says of the limits of metrics, and of the power of the gates that guard them. */
public final class LintLimitRows {
    public static final Rule BASELINE = Rule.of(
                    "limits.baseline-unknown", "Gates are on metrics whose baseline is known.")
            .advises("Monitor it with its current value as the baseline, or gate on a metric that has one.");

    public static final Rule NOT_MONITORED = BASELINE.says(
            "The baseline of {metric} is unknown: {gates} {gates:gate is|gates are} on it, but it is not monitored.");

    public static final Rule BASELINE_NOT_A_NUMBER = BASELINE.says(
            "The baseline of {metric} is unknown: {gates} {gates:gate is|gates are} on it, but '{baseline}' is no number with a unit.");

    public static final Rule SAMPLE_OF_BASELINE =
            Rule.of("limits.baseline-sample", "A measured baseline is better known than a typed one.");

    public static final Rule FEW_OBSERVATIONS = SAMPLE_OF_BASELINE
            .says(
                    "The baseline of {metric} ({baseline}), measured from {observations} observations in {window}, is no better"
                            + " known than a typed one (within {typed}).")
            .advises("Measure it from {enough} observations in {longer}.");

    public static final Rule FEW_EVENTS = SAMPLE_OF_BASELINE
            .says(
                    "The baseline of {metric} ({baseline}), measured from {observations} events in {window}, is no better known"
                            + " than a typed one (within {typed}).")
            .advises("Measure it for {longer}, which brings {enough} events.");

    public static final Rule TRIGGER_IN_DOUBT = Rule.of(
                    "limits.trigger-in-doubt", "A rollback trigger is further from the baseline than that may be off.")
            .says(
                    "Without a control group, the rollback trigger {trigger} may not fire: by what is known of it, {metric} may"
                            + " stand at {usual} without the change (baseline {baseline}).")
            .advises(
                    "Measure the baseline from more observations, Metric.withBaseline(..), or set the trigger {bad} {usual}.");

    public static final Rule DIRECTION = Rule.of(
                    "limits.direction", "Gates, alerts and triggers agree on the healthy side of a metric.")
            .says("The {kind} {limit} keeps {metric} {healthy} its limit, but monitoring keeps it {other}.")
            .advises("Reverse one of the two.");

    public static final Rule ORDER = Rule.of(
            "limits.order", "Gates come before alerts, alerts before rollbacks, all on the bad side of the baseline.");

    public static final Rule BASELINE_BREACHES = ORDER.says(
                    "The {kind} {limit} is not on the bad side of the baseline: at {baseline}, {metric} breaches it today.")
            .advises("Set it {bad} {baseline}[, no tighter than the {inner} at {from}][, no looser than the {outer} at"
                    + " {to}][, and with it what is looser, such as the {looserKind} {looser}].");

    public static final Rule ALERTS_FIRST = ORDER.says(
                    "The {kind} {limit} is looser than the {outer} {first} ({path}), which alerts the on-call first.")
            .advises("Tighten the {kind} to {outerLevel}, or loosen the {outer} to {level}.");

    public static final Rule ROLLS_BACK_FIRST = ALERTS_FIRST.says(
            "The {kind} {limit} is looser than the {outer} {first} ({path}), which rolls back first.");

    public static final Rule GAP = Rule.of(
                    "limits.trigger-looser-than-gate",
                    "A rollback trigger is at most twice as far from the baseline as the loosest gate.")
            .advises(
                    "Tighten the rollback trigger to {nearest}[, and with it what is looser, such as the {looserKind} {looser}].");

    public static final Rule TRIGGER_GAP = GAP.says(
            "The rollback trigger {trigger} is {factor} times as far from the baseline[ ({baseline})] as the loosest gate,"
                    + " {gate} ({path}): between {from} and {to} a regression neither passes nor rolls back.");

    public static final Rule TRIGGER_GAP_FROM_ZERO = GAP.says(
            "The rollback trigger {trigger} is {factor} times the loosest gate, {gate} ({path}), on an unknown baseline:"
                    + " between {from} and {to} a regression neither passes nor rolls back.");

    public static final Rule LOOSEN = Rule.of(
                    "limits.gates-loosen", "The gates of a metric do not loosen while the percentage grows.")
            .says(
                    "The gates on {metric} loosen as the percentage grows: from {before} in {earlier} ({from}) to {after} in"
                            + " {phase} ({to}).")
            .advises("Tighten each limit that is looser than the one before: {order}.");

    /** Where the tightest of them leaves no room for what follows. */
    public static final Rule LOOSEN_REORDER =
            LOOSEN.advises("Plan again, or give the loosest limit to the smallest percentage: {order}.");

    /** One item of the order that is advised. */
    public static final Rule LIMIT_OF_PHASE = LOOSEN.says("{level} in {phase}");

    public static final Rule FAR = Rule.of(
                    "limits.far-from-baseline", "Gates and rollbacks are less than 5 times the baseline.")
            .advises("Set it {healthy} {farthest}[, and with it what is looser, such as the {looserKind} {looser}].");

    public static final Rule FAR_ABOVE =
            FAR.says("The {kind} {limit} is {factor} times the baseline of {metric}[ ({baseline})].");

    public static final Rule FAR_BELOW =
            FAR.says("The {kind} {limit} is only {percent}% of the baseline of {metric}[ ({baseline})].");

    public static final Rule FAR_FROM_ALL = FAR.says(
            "The {kind} {limit} leaves {factor} times as much to 100% as the baseline of {metric} ({baseline}) does.");

    public static final Rule REACH = Rule.of("limits.out-of-reach", "A metric can go beyond each of its limits.");

    public static final Rule ABOVE_ALL = REACH.says("The {kind} {limit} never sees a breach: no rate is above 100%.")
            .advises("Set it below 100%[, above the baseline {baseline}].");

    public static final Rule BELOW_NOTHING = REACH.says(
                    "The {kind} {limit} never sees a breach: {metric} is never below 0.")
            .advises("Set it above 0[, below the baseline {baseline}].");

    public static final Rule POWER =
            Rule.of("evidence.too-small", "Each phase brings the sample that its gates need to detect a regression.");

    public static final Rule UNDERPOWERED = POWER.says("The gate {gate} is underpowered in {phases}. {why}")
            .advises("{how} Otherwise give the gate the role observe.");

    public static final Rule UNDERPOWERED_OBSERVER = POWER.says(
                    "The gate {gate} observes and is underpowered in {phases}. {why}")
            .advises("{how}");

    /** The sample of one phase, as a part of {@link #UNDERPOWERED}. */
    public static final Rule SAMPLE = POWER.says(
                    "Detecting {effect} (baseline {baseline}) takes {needed} at significance level {alpha} and power {power},"
                            + " but {percentage}[ for {length}] brings {available}[ (data {delay} late)][; MDE {mde}].")
            .advises("{^means} in {phase} to collect {needed}.");

    public static final Rule SAMPLE_NEVER_ENOUGH = POWER.says(
            "No number of {units} detects {effect} (baseline {baseline}), and {percentage}[ for {length}] brings"
                    + " {available}[; MDE {mde}].");

    public static final Rule SUCCESS = Rule.of(
            "evidence.success-too-small", "The bake can show that each success metric is better than its baseline.");

    public static final Rule SUCCESS_UNDERPOWERED = SUCCESS.says(
                    "The bake cannot show that {metric} is better: {effect} (baseline {baseline}) takes {needed}, but it brings"
                            + " {available}[; MDE {mde}].")
            .advises(
                    "Lengthen the bake[ to {bake}], EvidencePolicy.withLongestBake(..), or find out by an experiment.");

    public static final Rule SUCCESS_TOO_NEAR = SUCCESS.says(
                    "The bake cannot show that {metric} is better: by itself it may stand as far from its baseline {baseline} as"
                            + " {effect}[; MDE {mde}].")
            .advises(
                    "Keep a control group, LadderPolicy.withHoldback(..), or measure the baseline, Metric.withBaseline(..).");

    public static final Rule SUCCESS_UNKNOWN = SUCCESS.says(
                    "How many observations show that {metric} is better is unknown (baseline {baseline}).")
            .advises("Give a rate in %, a count over time above zero, or the standard deviation of a mean.");

    public static final Rule LOOSER_LIMIT = POWER.advises("Loosen the {kind} to {level}.");

    public static final Rule OR_LOOSER_LIMIT = POWER.advises("Or loosen the {kind} to {level}.");

    public static final Rule NOTHING_HELPS = POWER.advises(
            "No percentage, soak or limit gives it enough power: approve manually, or gate on a metric that reacts faster.");

    public static final Rule NO_SPREAD = POWER.says("The standard deviation of {metric} is unknown.")
            .advises("Give it with withStandardDeviation(..).");

    public static final Rule NO_RATE =
            POWER.says("The baseline {baseline} is no percentage.").advises("Give the baseline in %.");

    public static final Rule VAGUE_BASELINE = POWER.says(
                    "By what is known of it, {metric} may stand beyond the limit without the change (baseline {baseline}).")
            .advises("Measure the baseline from more observations, Metric.withBaseline(..), or loosen the limit.");

    public static final Rule NO_FREQUENCY = POWER.says("The baseline {baseline} is no number of events over time.")
            .advises("Give the baseline as events over time, such as in /hour.");

    public static final Rule ZERO_BASELINE = POWER.says("No limit is a multiple of the baseline {baseline}.")
            .advises("Give the value of a usual day as the baseline.");

    private LintLimitRows() {}
}
