package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** How long phases soak and the bake lasts, and what keeps them from being longer. */
public final class SoakRows {
    private static final Rows ROWS = new Rows();
    private static final String SAMPLE =
            " from {nominal} to {length}: the required sample of {metrics} takes that long, with a reserve.";

    public static final Rule EXTENDED =
            ROWS.row(Rule.of("phase.extended", "A soak is extended until the gates of the phase are powered.")
                    .because("Extended" + SAMPLE));

    public static final Rule BAKE = ROWS.row(Rule.of("bake.policy", "The policy has a bake for each risk level.")
            .because("The policy's bake for a {risk} change: {length}."));

    public static final Rule BAKE_EXTENDED =
            ROWS.row(Rule.of("bake.extended", "The bake is extended until the gates of the last phase are powered.")
                    .because("Bake extended" + SAMPLE));

    public static final Rule NOT_NEEDED =
            ROWS.row(Rule.of("longest.not-needed", "What needs no gradual rollout is not extended.")
                    .because("Not extended: a gradual rollout is not needed."));

    public static final Rule STORE =
            ROWS.row(Rule.of("longest.store", "A phased release of the App Store is paused for 30 days at most.")
                    .because("At most {length}: the App Store can pause a phased release for 30 days in all."));

    public static final Rule CALLER = ROWS.row(Rule.of("longest.caller", "The soaks of the caller's ladder stay.")
            .because("Not extended: the caller's ladder gives the soak."));

    public static final Rule EXPERIMENT =
            ROWS.row(Rule.of("longest.experiment", "An experiment has the length of its design.")
                    .because("Not extended: the design of the experiment gives its length."));

    public static final Rule SOAK = ROWS.row(Rule.of("longest.soak", "The policy bounds the soaks of each strategy.")
            .because("The policy's longest soak for {strategy}: {length}."));

    public static final Rule LONGEST_BAKE =
            ROWS.row(Rule.of("longest.bake", "The policy bounds the bake of each risk level.")
                    .because("The policy's longest bake for a {risk} change: {length}."));

    public static final Rule PACE =
            ROWS.row(Rule.of("longest.pace", "Evidence makes no rollout slower than that of the next risk level.")
                    .because("Not extended further: the rollout stays no slower than that of a {risk} change."));

    public static final Rule URGENT =
            ROWS.row(Rule.of("longest.urgent", "Evidence never makes an urgent change wait longer.")
                    .because("Not extended: the change is urgent."));

    public static final Rule STATED =
            ROWS.row(Rule.of("longest.stated", "A plan from elsewhere has the soaks that it states.")
                    .because("Not extended: the plan states the soak."));

    static final List<Rule> ALL = ROWS.all();

    private SoakRows() {}
}
