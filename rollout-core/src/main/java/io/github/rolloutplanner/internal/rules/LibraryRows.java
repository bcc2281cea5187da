package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** The phases of a library or API release, what it needs, and what stands for its rollback. */
public final class LibraryRows {
    private static final Rows ROWS = new Rows();

    public static final Rule NOTICE =
            ROWS.row(Rule.of("phase.notice", "Those who depend on a behavior hear of its removal first.")
                    .says(
                            "No {carried} affected: the replacement is available, and the previous behavior logs a deprecation warning")
                    .because("Notice of {soak}[ ({assumed})]."));

    public static final Rule NOTICED = ROWS.row(Rule.of("gate.notice", "Those who depend on a behavior have migrated.")
            .says("The {carried} that still use the previous behavior are known, and the largest have confirmed a date")
            .because("Manual approval: the previous behavior is still served."));

    public static final Rule BROWNOUT = ROWS.row(
            Rule.of("phase.brownout", "A removal is tried for hours before it is final.")
                    .says("All {carried}, for {window} a day")
                    .because(
                            "Brownout for {soak}: the previous behavior is refused for {window} a day, {percentage} of the time."));

    public static final Rule OPT_IN =
            ROWS.row(Rule.of("phase.pre-release", "A version is offered as a pre-release first.")
                    .says("{^carried} that choose the pre-release")
                    .because("Pre-release for {soak}: only {carried} that choose it get it."));

    public static final Rule TRIED = ROWS.row(Rule.of("gate.pre-release", "The pre-release was used.")
            .says("The pre-release has been used by {carried} outside the team, and no blocking issue is open")
            .because("Manual approval: only {carried} that choose the pre-release are exposed."));

    public static final Rule RELEASE = ROWS.row(Rule.of("phase.release", "A version is released to all who upgrade.")
            .because("Released; {carried} upgrade when they like."));

    public static final Rule REMOVAL =
            ROWS.row(Rule.of("phase.removal", "The previous behavior is removed at the announced date.")
                    .because("The previous behavior is removed for all {carried} at the announced date."));

    public static final Rule END_BROWNOUT = ROWS.row(Rule.of("rollback.end-brownout", "A brownout ends when it harms.")
            .says("Serve the previous behavior again, and postpone its removal")
            .because("The previous behavior stays in the code until the removal."));

    public static final Rule NEW_VERSION =
            ROWS.row(Rule.of("rollback.new-version", "A published version is replaced by a fixed one.")
                    .says("Publish a fixed version, with the previous behavior if need be")
                    .because("A published version cannot be changed."));

    public static final Rule WITHDRAW =
            ROWS.row(Rule.of("rollback.withdraw", "A faulty version is withdrawn from new installations.")
                    .says("Deprecate or yank the faulty version, naming the fixed one")
                    .because("{^carried} that have it keep it until they upgrade."));

    public static final Rule USAGE = ROWS.row(Rule.of("dependency.usage", "Use of the previous behavior is counted.")
            .says("Usage by caller: who still uses the previous behavior, and how much")
            .because("The notice must reach each of them."));

    public static final Rule REPLACEMENT =
            ROWS.row(Rule.of("dependency.replacement", "A replacement is there before the notice.")
                    .says("Replacement and migration guide, published with the notice")
                    .because("Without them {carried} cannot follow the notice."));

    public static final Rule COMPATIBILITY =
            ROWS.row(Rule.of("before.compatibility", "A version is tested with those who depend on it.")
                    .says("Builds of the main dependents pass with the new version")
                    .because("What these builds miss, {carried} find in production."));

    public static final Rule CALLS = ROWS.row(Rule.of("during.calls", "Use of the previous behavior is watched.")
            .says("Watch the use of the previous behavior by caller: {phases}")
            .because("The removal affects whoever is left."));

    public static final Rule CLOSE =
            ROWS.row(Rule.of("after.close", "What was removed is closed in documentation and code.")
                    .says(
                            "Remove the previous behavior from documentation and code, and answer calls to it with an error that names the replacement")
                    .because("{^carried} that missed the notice see this error first."));

    public static final Rule UNREACHED =
            ROWS.row(Rule.of("risk-register.unreached", "A notice does not reach everyone.")
                    .says("{^carried} that were not reached break at the removal")
                    .advises(
                            "Refuse the previous behavior for a few hours first (brownout), so that they notice while it can still be served")
                    .because("{^carried} upgrade at their own pace."));

    public static final Rule EXCEPTIONS =
            ROWS.row(Rule.of("recommend.exceptions", "Exceptions from a removal have an end.")
                    .says("Agree on exceptions with an end date, and on who grants them[ ({owner})]")
                    .because("Some {carried} cannot migrate in time."));

    public static final Rule PREPARATION =
            ROWS.row(Rule.of("preparation.library", "A release is documented.").says("the migration guide"));

    public static final Rule AUTOMATION =
            ROWS.row(Rule.of("dependency.automatic-end", "Guardrails need something that ends the brownout.")
                    .says(
                            "Automated rollback: serves the previous behavior again when {guardrails:|any of }{guardrails} breaches its limit")
                    .because(DependencyRows.ROLLED_BACK));

    public static final DeliveryWords RELEASE_WORDS = new DeliveryWords(
            "caller",
            "patch release",
            "who may publish a version",
            "own dependents",
            "",
            List.of("calls of the previous behavior by caller", "rejected calls"));

    public static final DeliveryWords REMOVAL_WORDS = new DeliveryWords(
            "caller",
            "return to the previous behavior",
            "who may serve the previous behavior again",
            "own dependents",
            "",
            List.of("calls of the previous behavior by caller", "rejected calls"));

    static final List<Rule> ALL = ROWS.all();

    private LibraryRows() {}
}
