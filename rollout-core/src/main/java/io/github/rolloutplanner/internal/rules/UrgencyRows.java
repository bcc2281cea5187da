package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Why the phases of an urgent change are fewer and shorter, how short they can be, and what that costs. */
public final class UrgencyRows {
    private static final Rows ROWS = new Rows();

    public static final Rule EXPEDITED =
            ROWS.row(Rule.of("urgency.expedited", "A change may be expedited: waiting is the larger risk.")
                    .because("Expedited: {why}."));

    public static final Rule FITS =
            ROWS.row(Rule.of("urgency.fits", "A deadline that the usual phases keep shortens nothing.")
                    .because("100% after {usual}, within the deadline of {deadline}: nothing is shortened."));

    public static final Rule FITS_AT_ONCE =
            ROWS.row(Rule.of("urgency.fits-at-once", "What reaches all in its first phase keeps each deadline.")
                    .because("100% from the first phase on, within the deadline of {deadline}."));

    public static final Rule AS_SHORT =
            ROWS.row(Rule.of("urgency.as-short", "What has no phase that can be shortened stays as it is.")
                    .because("100% after {usual}: no phase can be shortened, so the preparation stays as usual, too."));

    public static final Rule SHORTENED = ROWS.row(Rule.of(
                    "urgency.shortened",
                    "Urgency changes how long the phases are, not which strategy the risk asks for.")
            .because("100% after {length} instead of {usual}[, within the deadline of {deadline}]."));

    public static final Rule STRATEGY = ROWS.row(Rule.of(
                    "strategy.shortened", "An urgent change has the strategy of its risk, with less time.")
            .because("The strategy stays; urgency shortens it: {left} of {all} {all:phase|phases} in {length} instead"
                    + " of {usual}."));

    public static final Rule SHORTEST = ROWS.row(
            Rule.of(
                            "urgency.shortest",
                            "A phase lasts until its users have the change, a regression shows, and one watch.")
                    .because(
                            "Shortest phase of a {risk} change: {shortest}. It takes {arrival} until those in it have the"
                                    + " change[, copies in {cache} included][, assumed to be as long as a {drill}], {timeToDetect} to detect a regression, and a watch of {watch}."));

    public static final Rule SHORTEST_INTERNAL = ROWS.row(
            Rule.of(
                            "urgency.shortest-internal",
                            "An internal phase lasts until the team has the change, a regression shows, and one rollback is done.")
                    .because(
                            "Shortest internal phase: {shortest}. It takes {arrival} until the team has the change[, assumed to be as"
                                    + " long as a {drill}], {timeToDetect} to detect a regression, and {restore} to roll it back once."));

    public static final Rule SOAK = ROWS.row(
            Rule.of("urgency.soak", "Of what it has beyond the shortest, each phase keeps the same part.")
                    .because(
                            "Shortened from {usual} to {length}[: the shortest length, and {part} of what the usual one has beyond it]."));

    public static final Rule LEFT_OUT = ROWS.row(Rule.of(
                    "urgency.left-out",
                    "The phases that stay are those whose blast radius grows by the smallest factor from step to step.")
            .because(
                    "Left out: {next} follows {before} with {factor} times its blast radius; no ladder of {phases} phases has"
                            + " smaller steps."));

    public static final Rule KEPT = fixed(
            "urgency.kept",
            "A phase that is as short as it can be stays.",
            "a regression takes at least as long to show");

    public static final Rule WHOLE =
            ROWS.row(Rule.of("urgency.whole", "Where fewer phases are enough, those that stay are not shortened.")
                    .because("Stays at {usual}: the phases that are left out save enough time."));

    public static final Rule LAST = ROWS.row(
            Rule.of("urgency.bake", "What the shortened phases could not show is looked for after full rollout.")
                    .because(
                            "Bake of {length} instead of {usual}: what the phases could not show is looked for after full rollout."));

    public static final Rule SAME_BAKE =
            ROWS.row(Rule.of("urgency.same-bake", "A bake that is as long as it can be stays.")
                    .because("The bake stays at {length}."));

    public static final Rule BY_CALLER =
            fixed("urgency.fixed-caller", "The caller's ladder is never changed.", "the ladder is the caller's");

    public static final Rule BY_STRATEGY = fixed(
            "urgency.fixed-strategy",
            "The phases of a strategy of others are as short as it says.",
            "the strategy gives no shorter length");

    public static final Rule BY_EXPERIMENT = fixed(
            "urgency.fixed-experiment",
            "An experiment lasts until it has its sample.",
            "the sample of the experiment takes as long");

    public static final Rule BY_STORE = fixed(
            "urgency.fixed-store",
            "The steps of a phased release are the store's.",
            "the store gives its steps their length");

    public static final Rule BY_UPDATES = fixed(
            "urgency.fixed-updates",
            "Those who have an app install its updates over days.",
            "updates from the store take days to be installed");

    public static final Rule BY_NOTICE = fixed(
            "urgency.fixed-notice",
            "A notice is no shorter for being urgent.",
            "those who depend on the release need the time to leave the previous behavior");

    public static final Rule BY_PRE_RELEASE = fixed(
            "urgency.fixed-pre-release",
            "A pre-release is no shorter for being urgent.",
            "those who depend on the release try it in this time");

    public static final Rule BY_MIGRATION = fixed(
            "urgency.fixed-migration",
            "Each step of a migration ends with an approval of what it did to the data.",
            "the next step builds on the data of this one");

    public static final Rule BY_ALL_READS = fixed(
            "urgency.fixed-all-reads",
            "The store that a migration leaves is not removed earlier for being urgent.",
            "the previous store is removed after it, and with it the rollback");

    public static final Rule PRICE =
            ROWS.row(Rule.of("urgency.price", "What a phase can no longer see is said in numbers.")
                    .because("{metric} at {effect}: power {usualPower} -> {power}, MDE {usualMde} -> {mde}."));

    public static final Rule PRICE_LEFT_OUT = ROWS.row(Rule.of(
                    "urgency.price-left-out", "What a phase that is left out would have seen is said in numbers.")
            .because("{metric} at {effect}: power {usualPower} and MDE {usualMde} without urgency, and no look now."));

    public static final Rule ACCEPTED = ROWS.row(Rule.of(
                    "urgency.accepted", "A finding that is the price of urgency is no problem of the plan.")
            .says("The price of 100% after {length} instead of {usual}[, for the deadline of {deadline}][: {why}]"));

    /** The same with what gates no longer see. */
    public static final Rule ACCEPTED_LOSS = ACCEPTED.says(
            "The price of 100% after {length} instead of {usual}[, for the deadline of {deadline}][: {why}]. {lost}");

    /** One part of {@link #ACCEPTED_LOSS}. */
    public static final Rule LOST =
            ACCEPTED.says("In {phase}, {metric} at {effect}: power {usualPower} -> {power}, MDE {usualMde} -> {mde}.");

    static final List<Rule> ALL = ROWS.all();

    private UrgencyRows() {}

    /** Of one phase, or of the phases of a plan that all stay. */
    private static Rule fixed(String id, String meaning, String because) {
        return ROWS.row(Rule.of(id, meaning)
                .because("[Stays at {usual}: ][{phases} {phases:stays|stay} as long as usual: ]" + because + "."));
    }
}
