package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Where the phases come from: whose ladder, which percentage, how long. */
public final class PhaseRows {
    private static final Rows ROWS = new Rows();
    private static final String STEP =
            "{percentage}[ for {soak}][, extended from {nominal} because the risk is {risk}].";

    public static final Rule CALLER = ROWS.row(Rule.of("phase.caller", "The caller may give a ladder.")
            .because("The caller's ladder: {percentage}[ for {soak}]."));

    public static final Rule IMMEDIATE = ladder("immediate");
    public static final Rule PERCENTAGE = ladder("percentage");
    public static final Rule CANARY = ladder("canary");
    public static final Rule RING = ladder("ring");

    public static final Rule RING_SIZE =
            ROWS.row(Rule.of("phase.ring-size", "The percentage of a ring comes from its size.")
                    .because("Ring {ring} has {size} of {all}: {percentage}[ for {soak}]."));

    public static final Rule EXPERIMENT_RAMP =
            ROWS.row(Rule.of("phase.experiment-ramp", "A riskier change is ramped up before its experiment.")
                    .because("Ramp before the experiment: " + STEP));

    public static final Rule EXPERIMENT = ROWS.row(
            Rule.of("phase.experiment", "An experiment runs for whole weeks, so that each weekday counts alike.")
                    .because("The experiment: {percentage} for {weeks} whole {weeks:week|weeks}."));

    public static final Rule EXPERIMENT_ROLLOUT = ROWS.row(
            Rule.of("phase.experiment-rollout", "What wins an experiment on few users is ramped up to all of them.")
                    .because("Ramp after the experiment: " + STEP));

    public static final Rule EXPERIMENT_END =
            ROWS.row(Rule.of("phase.experiment-end", "What wins its experiment is rolled out to all users.")
                    .because("Full rollout after the experiment."));

    public static final Rule INTERNAL = ROWS.row(Rule.of("phase.internal", "The caller may ask for an internal phase.")
            .because("The caller asked for an internal phase, {soak} long."));

    public static final Rule INTERNAL_CRITICAL =
            ROWS.row(Rule.of("phase.internal-critical", "Critical changes begin with an internal phase.")
                    .because("A critical change begins with an internal phase, {soak} long."));

    public static final Rule HOLDBACK = ROWS.row(Rule.of(
                    "phase.holdback", "The policy may keep a control group through the bake.")
            .because("{percentage} of {users} are held back as the control group; completion gives them the change."));

    public static final Rule NO_HOLDBACK = ROWS.row(
            Rule.of("phase.no-holdback", "Only users who are chosen by chance are a control group.")
                    .because(
                            "No holdback of {percentage}: it takes a ladder of random percentages below {most} that ends at all users, and no experiment."));

    static final List<Rule> ALL = ROWS.all();

    private PhaseRows() {}

    private static Rule ladder(String strategy) {
        return ROWS.row(Rule.of(
                        "phase." + strategy,
                        "A step of the policy's " + strategy + " ladder; more risk extends its soak.")
                .because("The policy's " + strategy + " ladder: " + STEP));
    }
}
