package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What a release in an app store needs, and what stands for its rollback. */
public final class StoreRows {
    private static final Rows ROWS = new Rows();

    public static final Rule AUDIENCE = ROWS.row(Rule.of("phase.store-users", "A store chooses the users of a phase.")
            .says("{percentage} of {users}[ with {updates}], chosen by {store}"));

    public static final Rule PAUSE = ROWS.row(Rule.of(
                    "rollback.pause-release", "A phased release of the App Store is paused.")
            .says("Pause the phased release in App Store Connect: no further user gets the update automatically")
            .because("A pause stops further automatic updates; whoever has the version keeps it."));

    public static final Rule HALT =
            ROWS.row(Rule.of("rollback.halt-release", "A staged rollout of Google Play is halted.")
                    .says("Halt the staged rollout in the Play Console: no further user gets the update")
                    .because("A halt stops further updates; whoever has the version keeps it."));

    public static final Rule FIX =
            ROWS.row(Rule.of("rollback.fixed-version", "An installed version is replaced by a fixed one.")
                    .says(
                            "Submit a fixed version to {store} under a higher version number, ask for an expedited review if the store offers one, and release it to all {users}")
                    .because("A store installs no lower version over a higher one."));

    public static final Rule SERVER =
            ROWS.row(Rule.of("rollback.server-side", "What the server decides can be undone without the store.")
                    .says("Undo on the server what can be undone there, for {users} who have the version")
                    .because("{^users} keep the version until they install the fixed one."));

    public static final Rule REVIEW = ROWS.row(Rule.of("dependency.store-review", "A store reviews each version.")
            .says("Review by {store}: passed before {firstPublicPhase}, with the release held until then")
            .because("A review takes hours to days, for the fixed version too."));

    public static final Rule CRASHES =
            ROWS.row(Rule.of("dependency.crash-reports", "Versions of an app are compared by their crashes.")
                    .says("Crash reporting[ ({errorTracking})]: by app version, with symbols uploaded")
                    .because("The store shows which version {users} have, not how well it works."));

    public static final Rule COMPATIBLE =
            ROWS.row(Rule.of("dependency.both-clients", "Servers serve every app version in use.")
                    .says("Server: serves the previous and the new app version")
                    .because("{^users} update when they like, some of them never."));

    public static final Rule NUMBER =
            ROWS.row(Rule.of("before.version-number", "A fixed version is prepared before the release.")
                    .says("Previous code built under a higher version number, ready to be submitted")
                    .because("For {users} who have updated, it is the only rollback."));

    public static final Rule ADOPTION =
            ROWS.row(Rule.of("during.adoption", "Adoption is watched beside the store's percentage.")
                    .says("Compare the adoption of the new version with the store's percentage: {phases}")
                    .because("{^users} update late or by hand, so adoption differs from the percentage."));

    public static final Rule OLD_VERSIONS = ROWS.row(Rule.of("after.old-versions", "Old app versions stay in use.")
            .says("Decide when the server stops serving the previous app version")
            .because("{^users} who never update keep it in use."));

    public static final Rule NO_UNDO =
            ROWS.row(Rule.of("risk-register.installed", "An installed version cannot be taken away.")
                    .says(
                            "{^users} who have updated keep a faulty version until they install a fixed one[, planned after {restore}]")
                    .advises("Put what can fail behind a server-side flag, off in the submitted version")
                    .because("A store can stop a release, not undo it."));

    public static final Rule BY_HAND =
            ROWS.row(Rule.of("risk-register.manual-updates", "Updates by hand ignore the percentage.")
                    .says("More {users} than the phase plans get the version, because anyone can update by hand")
                    .advises("Do not announce the version before full rollout")
                    .because("The store's percentage limits automatic updates only."));

    public static final Rule PREPARATION =
            ROWS.row(Rule.of("preparation.store", "A release in a store takes time to prepare.")
                    .says("the store's review"));

    public static final Rule AUTOMATION = ROWS.row(
            Rule.of("dependency.automatic-halt", "Guardrails need something that halts the release.")
                    .says(
                            "Automated halt: no further user gets the update from {store} when {guardrails:|any of }{guardrails} breaches its limit")
                    .because(
                            "A breach of a guardrail stops the release without waiting for a person; a fixed version follows within {rollbackWithin}."));

    public static final DeliveryWords WORDS = new DeliveryWords(
            "app version",
            "fix-forward release",
            "who may halt the release and submit a version",
            "internal test track",
            "",
            List.of("crash-free sessions by app version", "hangs by app version", "adoption"));

    static final List<Rule> ALL = ROWS.all();

    private StoreRows() {}
}
