package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What must be shown for a rollout to count as a success. */
public final class SuccessRows {
    private static final Rows ROWS = new Rows();
    private static final String SAMPLE =
            "showing {metric} at {effect} instead of {baseline} (significance level {level}, power {power}) takes {needed}"
                    + "[ in each of {groups} groups][ against the other {control} as control group]; ";
    private static final String OBSERVES = " The criterion only observes.[ MDE {mde}.]";

    public static final Rule EXPERIMENT =
            ROWS.row(Rule.of("success.experiment", "The treatment must be better than the control.")
                    .says("the treatment[ ({treatment})] is better than the control[ ({control})] in {metric}"
                            + " at {confidence} confidence"
                            + "[, with the groups as large as planned ({size})]")
                    .because("Hypothesis: {hypothesis}."));

    public static final Rule EXPERIMENT_OF_SEVERAL = EXPERIMENT.says(
            "the treatment that ships of {treatments} is better than the control[ ({control})] in {metric}"
                    + " at {confidence} confidence, shared by all comparisons"
                    + "[, with the groups as large as planned ({size})]");

    public static final Rule BETTER =
            ROWS.row(Rule.of("success.better", "A success metric must be better than its baseline.")
                    .because("The change is to improve {metric}, whose baseline is {baseline}."));

    public static final Rule BETTER_ALONE = BETTER.because(
            "The change is to improve {metric}, whose baseline is {baseline}; without a control group it may stand at {usual}"
                    + " by itself.");

    public static final Rule POWERED = ROWS.row(
            Rule.of("success.powered", "The bake brings the sample that shows the expected improvement.")
                    .because(
                            "Powered: " + SAMPLE
                                    + "a bake of {soak} at {percentage} gives {available}[ (data {delay} late)], enough after {after}. MDE {mde}."));

    public static final Rule EXTENDED = ROWS.row(Rule.of(
                    "success.extended",
                    "The bake was extended so that it brings the sample that shows the improvement.")
            .because("Extended: " + SAMPLE + "a bake of {soak} at {percentage} instead of {nominal} gives"
                    + " {available}[ (data {delay} late)], enough after {after}. MDE {mde}."));

    public static final Rule UNDERPOWERED = ROWS.row(Rule.of(
                    "success.underpowered",
                    "The longest bake does not bring the sample that shows the improvement, so the criterion only observes.")
            .because("Underpowered: " + SAMPLE
                    + "a bake of {soak} at {percentage} gives {available}[ (data {delay} late)][, of {longest} {most}]."
                    + OBSERVES));

    public static final Rule TOO_NEAR = ROWS.row(Rule.of(
                    "success.too-near",
                    "No sample tells the improvement from where the metric may stand by itself, so the criterion only observes.")
            .because(
                    "Underpowered: no sample tells {metric} at {effect} from where it may stand by itself; its baseline is"
                            + " {baseline}." + OBSERVES));

    public static final Rule NOT_WORSE = ROWS.row(Rule.of(
                    "success.not-worse", "Any other metric must not be worse than its tightest gate.")
            .because("At 100%, {metric} may use {margin} of the way from where it may stand by itself ({usual}) to"
                    + " its limit ({limit})."));

    public static final Rule NOT_WORSE_BESIDE_HOLDBACK = NOT_WORSE.because(
            "Beside the users held back, {metric} may use {margin} of the way from its baseline to its limit ({limit}).");

    public static final Rule NO_ROLLBACK =
            ROWS.row(Rule.of("success.no-rollback", "No rollback must be needed to the end of the bake.")
                    .says("no rollback in {phases} {phases:phase|phases} and a bake of {bake}")
                    .because("The bake of {bake} ends without a rollback."));

    static final List<Rule> ALL = ROWS.all();

    private SuccessRows() {}
}
