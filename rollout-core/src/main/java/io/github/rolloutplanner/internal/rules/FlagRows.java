package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Why a flag is of its type and has its rules. */
public final class FlagRows {
    private static final Rows ROWS = new Rows();

    public static final Rule BOOLEAN =
            ROWS.row(Rule.of("flag.boolean", "What all users get at once has a boolean flag, as a kill switch.")
                    .because("All {users} get the change at once, so the flag is a kill switch."));

    public static final Rule PERCENTAGE =
            ROWS.row(Rule.of("flag.percentage", "What starts with a part of the users has a percentage flag.")
                    .because("The rollout starts at {percentage} of {users}, bucketed by {bucketingKey}."));

    public static final Rule MULTIVARIATE = ROWS.row(
            Rule.of("flag.multivariate", "An experiment has a multivariate flag with a value for each variant.")
                    .because("Two variants are compared: with {assigned} of {users} in the experiment,"
                            + " {percentage} get {treatment}."));

    public static final Rule SEGMENTS = ROWS.row(
            Rule.of("flag.segments", "A segment without a phase of its own gets the change with the first users.")
                    .because("Members of {segments} get the change with {phase}, whatever its percentage is."));

    public static final DeliveryWords WORDS = new DeliveryWords(
            "",
            "flag-off rollback",
            "who may set the flag",
            "segment internal",
            "",
            List.of("error rate with the flag on"));

    static final List<Rule> ALL = ROWS.all();

    private FlagRows() {}
}
