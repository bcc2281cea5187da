package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;

/** What the linter says of facts that stand in two places of a plan. */
public final class LintAgreementRows {
    private static final String DIFFERS =
            "The {what}[ of {metric}][ in phase {phase}] is {found} in {place}, but {expected} in {other}.";
    private static final String ADVICE = "Plan again, or give the same in both places.";

    public static final Rule EVIDENCE =
            Rule.of("evidence.agrees", "Evidence is about the gates, the metrics and the traffic of its plan.");

    public static final Rule EVIDENCE_DIFFERS = EVIDENCE.says(DIFFERS).advises(ADVICE);

    public static final Rule MINIMUM_SAMPLE = EVIDENCE.says(DIFFERS)
            .advises("Set the minimum sample of the gate to {expected}, which its evidence needs.");

    public static final Rule NO_GATE = EVIDENCE.says(
                    "The plan has evidence of {metric}[ in phase {phase}], but no gate.")
            .advises("Remove the evidence, or add the gate that it is about.");

    public static final Rule NO_EVIDENCE = EVIDENCE.says(
                    "The plan has no evidence that its gates on {metrics} detect a regression in {phases}.")
            .advises("Plan the change again: with your own ladder, percentages and soaks are yours.");

    public static final Rule VERDICT = EVIDENCE.says(
                    "The evidence of {metric}[ in phase {phase}] is {verdict}[, its sample reached after {after}], but {available}"
                            + " are available[ of {needed} needed].")
            .advises("Plan again.");

    public static final Rule CONTROL_GROUP = EVIDENCE.says(
                    "The evidence of {metric}[ in phase {phase}] is a comparison with the {comparison}, with an allocation ratio"
                            + " of {ratio}.")
            .advises("Give a ratio where there is a control group, and only there.");

    public static final Rule EXPOSURE =
            Rule.of("exposure.agrees", "The exposure is that of the phases to the population.");

    public static final Rule EXPOSURE_DIFFERS = EXPOSURE.says(DIFFERS).advises(ADVICE);

    public static final Rule EXPERIMENT =
            Rule.of("experiment.agrees", "An A/B test, its phase and its flag describe the same test.");

    public static final Rule EXPERIMENT_DIFFERS = EXPERIMENT.says(DIFFERS).advises(ADVICE);

    public static final Rule NO_EXPERIMENT = EXPERIMENT
            .says("Phase {phase} is for an A/B test, but the plan runs none.")
            .advises("Enable the A/B test, or give the phase another purpose.");

    public static final Rule NO_PHASE = EXPERIMENT
            .says("The plan runs an A/B test, but no phase is for it.")
            .advises("Give the phase of the A/B test that purpose, or do not run it.");

    public static final Rule PLAN = Rule.of("plan.agrees", "What stands twice in a plan says the same.");

    public static final Rule PLAN_DIFFERS = PLAN.says(DIFFERS).advises(ADVICE);

    public static final Rule DATES =
            Rule.of("dates.agrees", "The dates of a plan are those of its phases, soaks, preparation and bake.");

    public static final Rule DATES_DIFFER = DATES.says(DIFFERS).advises("Compute the dates again.");

    public static final Rule PROMOTED_EARLY = DATES.says(
                    "Phase {phase} is promoted after {stay}, but its soak is {soak}.")
            .advises("Promote it when its soak is over, or compute the dates again.");

    public static final Rule DATES_OPEN =
            Rule.of("dates.open", "By its dates, a rollout starts and promotes when its calendar allows it.");

    public static final Rule DATES_CLOSED = DATES_OPEN
            .says("Phase {phase} begins at a time that the calendar closes: {cause}.")
            .advises("Compute the dates again by the calendar.");

    private LintAgreementRows() {}
}
