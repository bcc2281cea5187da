package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What is possible instead where a deadline cannot be kept. */
public final class DeadlineRows {
    private static final Rows ROWS = new Rows();

    public static final Rule CALLER =
            ROWS.row(Rule.of("deadline.caller", "A caller's ladder that is too long is shortened by the caller.")
                    .says("shorten the ladder, which is never changed"));

    public static final Rule STRATEGY =
            ROWS.row(Rule.of("deadline.strategy", "A strategy of others says how short its phases can be.")
                    .says("let the strategy say how short its phases can be, with shortestSoak(..)"));

    public static final Rule EXPERIMENT = ROWS.row(
            Rule.of("deadline.experiment", "Only without its experiment can a change be faster than its sample.")
                    .says("leave out the A/B test on {metric}, which takes {days} {days:day|days}"));

    public static final Rule NOTICE = ROWS.row(Rule.of("deadline.notice", "A shorter notice is the caller's to give.")
            .says("agree on a shorter notice with those who depend on it, and say so with Delivery.library(..)"));

    public static final Rule MIGRATION =
            ROWS.row(Rule.of("deadline.migration", "A faster migration is one whose backfill was measured.")
                    .says("measure the backfill, and say so with Delivery.dataMigration(..)"));

    public static final Rule STORE = ROWS.row(
            Rule.of("deadline.store", "A store reviews faster when asked, and releases to all at once.")
                    .says(
                            "ask the store for an expedited review and release to all users at once, with ladder(Step.last(..))"));

    public static final Rule PRE_RELEASE = ROWS.row(Rule.of(
                    "deadline.pre-release",
                    "How long dependents try a release before it is final is the policy's to say.")
            .says("shorten the pre-release, which lasts seven times LadderPolicy.withInternalSoak(..)"));

    public static final Rule FLAG =
            ROWS.row(Rule.of("deadline.flag", "Flags that are measured are faster than assumed.")
                    .says("measure how fast flags arrive, and say so with Tooling.flagDelay(..)"));

    public static final Rule METRICS =
            ROWS.row(Rule.of("deadline.metrics", "Metrics that are measured are there earlier than assumed.")
                    .says("measure how late metrics arrive, and say so with Tooling.metricDelay(..)"));

    public static final Rule POLICY =
            ROWS.row(Rule.of("deadline.policy", "Where all is measured, only the policy asks for more time.")
                    .says("ask for less, with UrgencyPolicy.withWatch(..) and withFewestPhases(..)"));

    public static final Rule DELIVERY = ROWS.row(Rule.of(
                    "deadline.delivery", "A delivery that is measured is faster than assumed.")
            .says("measure how fast the delivery arrives everywhere, and say so with Tooling.rollbackTime(..)"));

    static final List<Rule> ALL = ROWS.all();

    private DeadlineRows() {}
}
