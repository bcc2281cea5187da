package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What an update of a fleet needs, and how it is rolled back. */
public final class FleetRows {
    private static final Rows ROWS = new Rows();

    public static final Rule STOP = ROWS.row(Rule.of("rollback.stop-update", "A fleet update is stopped first.")
            .says("Stop the update: no further {place} installs the new version")
            .because("{^carried} that have not updated need no rollback."));

    public static final Rule PREVIOUS =
            ROWS.row(Rule.of("rollback.reinstall", "Hosts in reach are rolled back in batches.")
                    .says(
                            "Roll the updated {carried} back to the previous version, in batches no larger than those of the update")
                    .because("A rollback is an update too."));

    public static final Rule BY_HAND =
            ROWS.row(Rule.of("rollback.repair-hosts", "Hosts out of reach are repaired by hand.")
                    .says("List the {carried} that have not reported since the update, and repair them by hand")
                    .because("{^carried} that no longer start receive no rollback."));

    public static final Rule MANAGER = ROWS.row(Rule.of("dependency.fleet-manager", "A fleet is updated in waves.")
            .says(
                    "Fleet management: updates {percentages} of the {carried}, can stop within minutes and reinstall the previous version")
            .because("Each {place} installs the update when it is reached."));

    public static final Rule WATCHDOG = ROWS.row(Rule.of("dependency.watchdog", "A host recovers without the network.")
            .says(
                    "Watchdog: each {place} that does not start with the new version returns to the previous one by itself")
            .because("{^carried} that do not start cannot be reached."));

    public static final Rule INVENTORY = ROWS.row(Rule.of("dependency.inventory", "A fleet has an inventory.")
            .says("Inventory: type, version and last report of each {place}")
            .because("A phase is judged by the {carried} that report, and the silent ones may be the failures."));

    public static final Rule VARIANTS = ROWS.row(Rule.of("before.variants", "An update is tested on each type of host.")
            .says("Update, restart and rollback tested on each supported {place} type and system version")
            .because("A fleet fails by type, not by percentage."));

    public static final Rule HEARTBEAT =
            ROWS.row(Rule.of("during.heartbeats", "Reports of updated and waiting hosts are compared.")
                    .says(
                            "Compare heartbeats and restarts of updated {carried} with those of {carried} that still wait: {phases}")
                    .because("{^carried} that fail send no errors; they stop reporting."));

    public static final Rule STRAGGLERS =
            ROWS.row(Rule.of("after.stragglers", "Hosts that were out of reach are updated later.")
                    .says("Update the {carried} that were out of reach, and enforce a minimum version")
                    .because("They come back with the previous version."));

    public static final Rule OFFLINE = ROWS.row(Rule.of(
                    "risk-register.offline", "Hosts out of reach update after their phase.")
            .says("{^carried} that are out of reach[ for up to {longestOffline}] update after their phase was judged")
            .advises("Judge each phase by the percentage of its {carried} that report the new version")
            .because("Part of a fleet is always out of reach."));

    public static final Rule PREPARATION =
            ROWS.row(Rule.of("preparation.fleet", "The waves of a fleet take time to set up.")
                    .says("the waves of the update"));

    public static final DeliveryWords WORDS = new DeliveryWords(
            "installed version",
            "fleet rollback",
            "who may stop the update and repair hosts by hand",
            "hosts of the team",
            "a host of each type",
            List.of("heartbeats of updated hosts", "crash loops", "hosts that stopped reporting"));

    static final List<Rule> ALL = ROWS.all();

    private FleetRows() {}
}
