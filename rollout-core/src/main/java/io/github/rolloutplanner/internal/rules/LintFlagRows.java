package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;

/** What the linter says of flags and experiments. */
public final class LintFlagRows {
    public static final Rule FEASIBLE =
            Rule.of("flags.feasible", "The code and the flag system can do what the plan needs.");

    public static final Rule NO_FLAG = FEASIBLE.says(
                    "Phase {phase} exposes {percentage}, but no flag decides who is in that percentage.")
            .advises("Add a percentage flag.");

    public static final Rule NO_KEY =
            FEASIBLE.says("The flag has no key.").advises("Give the key that the code evaluates.");

    public static final Rule KEY_NOT_EVALUATED = FEASIBLE.says(
                    "The code of flag {flag} does not evaluate it: '{code}'.")
            .advises("Evaluate {flag} in the code, or correct the key.");

    public static final Rule NO_BUCKETING_KEY = FEASIBLE.says("{^type} flag {flag} has no bucketing key.")
            .advises("Name an attribute that stays the same for a user, such as user.id.");

    public static final Rule NO_START = FEASIBLE.says("{^type} flag {flag} has no start percentage.")
            .advises("Give the percentage of the first phase.");

    public static final Rule FEW_VARIANTS = FEASIBLE.says(
                    "{^type} flag {flag} has {variants} {variants:variant|variants}.")
            .advises("Give at least two, the existing behavior first.");

    public static final Rule VARIANTS_SUM = FEASIBLE.says("The variants of flag {flag} sum to {sum}.")
            .advises("Give them percentages that sum to 100%.");

    public static final Rule DEFAULT_VALUE = FEASIBLE.says("{^type} flag {flag} defaults to {value}.")
            .advises("Default to {expected}, so that users outside the rollout keep the existing behavior.");

    public static final Rule START = Rule.of("flags.start-percentage", "No flag starts above the first phase.");

    public static final Rule START_NO_PERCENTAGE = START.says(
                    "{^type} flag {flag} starts at {start}, which is no percentage of the users.")
            .advises("Give a percentage from 0% to 100%.");

    public static final Rule START_ABOVE = START.says(
                    "{^type} flag {flag} starts at {start}, above the first phase with users ({first}).")
            .advises("Start the flag at {first} or less; the phases raise it.");

    public static final Rule EARLY = Rule.of(
                    "flags.early-segment", "No flag targets a group before the phase that it belongs to.")
            .says("Flag {flag} gives the change to {segment} from the start, but phase {phase} is for {group}.")
            .advises("Target {segment} from its own phase on[, {later}], or name it in {phase}.");

    public static final Rule GRANULARITY = Rule.of("flags.granularity", "Flag systems can set the percentages.")
            .says(
                    "Phase {phase} exposes {percentage}, but flag systems with 100,000 buckets set percentages in steps of"
                            + " {step}: it becomes {settable}.")
            .advises("Give {nearest}, or target these users with a rule.");

    public static final Rule VARIANT_NAME = Rule.of("experiment.variant-name", "Each variant has a name of its own.");

    public static final Rule VARIANT_BLANK =
            VARIANT_NAME.says("The variant has no name.").advises("Say what its users get.");

    public static final Rule VARIANT_TWICE = VARIANT_NAME
            .says("The variant {name} reads like {first}.")
            .advises("Give each variant its own name, which differs in more than spaces and capitals.");

    public static final Rule SAMPLE =
            Rule.of("experiment.sample-size", "The groups are large enough to detect the effect.");

    public static final Rule SAMPLE_TOO_SMALL = SAMPLE.says(
                    "A sample of {size} per group cannot detect a change of {effect} from a base rate of {rate}: that takes {needed}"
                            + " (confidence {confidence}[ shared by {successMetrics} success metrics], power {power}[ shared with {guardrails} {guardrails:guardrail|guardrails}]).")
            .advises("Plan for {needed} per group, or test for a larger effect.");

    public static final Rule SAMPLE_DOUBTFUL = SAMPLE.says(
                    "A sample of {size} per group detects a change of {effect} only from a base rate of {enough} or more, and the base"
                            + " rate is unknown; {usual} takes {needed} (confidence {confidence}[ shared by {successMetrics} success metrics], power {power}[ shared with {guardrails} {guardrails:guardrail|guardrails}]).")
            .advises("Plan for {needed} per group, measure the base rate first, or test for a larger effect.");

    public static final Rule SAMPLE_HOPELESS = SAMPLE_DOUBTFUL.says(
            "A sample of {size} per group detects a change of {effect} from no base rate, and the base rate is unknown; {usual}"
                    + " takes {needed} (confidence {confidence}[ shared by {successMetrics} success metrics], power {power}[ shared with {guardrails} {guardrails:guardrail|guardrails}]).");

    public static final Rule SPLIT = Rule.of("experiment.split", "Control and treatment share all users.")
            .says("The split has {parts} {parts:part|parts}[ ({split})], which sum to {sum}.")
            .advises("Give control and treatment a percentage above 0% each, and 100% together.");

    public static final Rule SPLIT_OF_SEVERAL = SPLIT.advises(
            "Give the control and each of {treatments} treatments a percentage above 0%, and 100% together.");

    public static final Rule CONFIDENCE = Rule.of(
                    "experiment.confidence", "The A/B test rarely takes chance for an effect.")
            .says("At a confidence of {confidence}, chance alone is called an effect in {chance} of tests without one.")
            .advises("Test with a confidence of {usual}.");

    public static final Rule WEEKS = Rule.of("experiment.duration-weeks", "An experiment runs for whole weeks.");

    public static final Rule DAYS = WEEKS.says(
                    "The experiment runs for {days} {days:day|days}, no whole weeks: some weekdays weigh more than others.")
            .advises("Run it for {weeks} days.");

    public static final Rule SHORT_PHASE = WEEKS.says(
                    "Phase {phase} has the experiment's percentage, but soaks for {soak}: some weekdays are missing.")
            .advises("Soak as long as the experiment runs, at least 7 days.");

    public static final Rule TRAFFIC = Rule.of(
                    "experiment.traffic", "The traffic fills the groups while the experiment runs.")
            .says(
                    "Each group needs {needed} {units}, but {daily} a day for {days} {days:day|days} give the larger group at"
                            + " most {most}.")
            .advises("Run the experiment longer, or test for a larger effect.");

    private LintFlagRows() {}
}
