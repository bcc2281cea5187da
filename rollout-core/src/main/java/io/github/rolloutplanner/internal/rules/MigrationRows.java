package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** The phases of a data migration, what it needs, and how it is rolled back before the previous store is removed. */
public final class MigrationRows {
    private static final Rows ROWS = new Rows();

    public static final Rule EXPAND =
            ROWS.row(Rule.of("phase.expand", "A migration begins with a schema that both versions can use.")
                    .says("No {users} affected: the new schema is added beside the previous one")
                    .because("The new schema is in place for {soak} before anything uses it."));

    public static final Rule EXPANDED =
            ROWS.row(Rule.of("gate.expand", "The previous version runs on the expanded schema.")
                    .says("The previous version runs unchanged on the expanded schema")
                    .because("Manual approval: no metric shows it."));

    public static final Rule DUAL_WRITE = ROWS.row(Rule.of("phase.dual-write", "A migration writes both stores.")
            .says("All writes go to both stores; all reads go to the previous one")
            .because("Both stores are written for {soak}; the previous one decides."));

    public static final Rule DUAL_WRITTEN = ROWS.row(Rule.of("gate.dual-write", "Both stores get each write.")
            .says("For {soak}, no write failed in only one of the stores")
            .because("Manual approval: no metric shows it."));

    public static final Rule BACKFILL = ROWS.row(Rule.of("phase.backfill", "A migration copies what was stored before.")
            .says("Existing data is copied in batches; all reads go to the previous store")
            .because("The backfill takes {soak}[ ({assumed})]."));

    public static final Rule BACKFILLED = ROWS.row(Rule.of("gate.backfill", "The backfill is complete.")
            .says("Row counts of both stores match, and no batch is left to copy")
            .because("Manual approval: no metric shows it."));

    public static final Rule VERIFY =
            ROWS.row(Rule.of("phase.verify", "A migration compares both stores before it reads the new one.")
                    .says("Reads are answered by the previous store and compared with the new one")
                    .because("Shadow reads compare both stores for {soak}."));

    public static final Rule VERIFIED = ROWS.row(Rule.of("gate.verify", "Both stores give the same answers.")
            .says("Checksums match, and every difference between shadow reads is explained")
            .because("Manual approval: no metric shows it."));

    public static final Rule READS = ROWS.row(Rule.of("phase.reads", "A migration switches the reads step by step.")
            .says("Reads of {percentage} are answered by the new store[: {ring}]"));

    public static final Rule READ_ALL = ROWS.row(Rule.of(
                    "phase.read-all",
                    "All reads come from the new store for as long as a bake before the previous one is removed.")
            .because("All reads come from the new store for the bake of {soak}, and both stores are still written."));

    public static final Rule CONTRACT =
            ROWS.row(Rule.of("phase.contract", "A migration ends when the previous store is removed.")
                    .because("The previous store is removed: the point of no return."));

    public static final Rule NO_RETURN =
            ROWS.row(Rule.of("gate.no-return", "The point of no return has its own approval.")
                    .says(
                            "Point of no return: the new store alone has answered all reads for the whole bake, and a backup of the previous store has been restored as a test")
                    .because("Manual approval: the contract phase cannot be rolled back."));

    public static final Rule READ_BACK =
            ROWS.row(Rule.of("rollback.read-back", "A migration is rolled back by reading the previous store.")
                    .says("Switch all reads back to the previous store, and keep writing both")
                    .because("Both stores are written until the contract phase, so the previous one is complete."));

    public static final Rule COMPARE =
            ROWS.row(Rule.of("rollback.compare-stores", "After a rollback both stores are compared.")
                    .says("Compare both stores, and repair the new one from the previous one")
                    .because("The previous store decides until the contract phase."));

    public static final Rule FORWARD =
            ROWS.row(Rule.of("rollback.forward", "After the point of no return a migration is fixed forward.")
                    .says(
                            "After the contract phase: fix forward. A restored backup is the last resort, and loses every write since it was taken")
                    .because("The previous store no longer exists."));

    public static final Rule PROCEDURE =
            ROWS.row(Rule.of("rollback.migration-data", "Until it contracts, a migration loses nothing in a rollback.")
                    .says(
                            "Until the contract phase: reads go back to the previous store, which has every write. After it: fix forward; a restored backup loses every write since it was taken[. Given: {procedure}]")
                    .because("Both stores are written until the contract phase."));

    public static final Rule BACKUP = ROWS.row(Rule.of("dependency.backup", "A backup counts once it was restored.")
            .says("Backup of the previous store: test restore done, and its duration recorded")
            .because("After the contract phase it is the last resort."));

    public static final Rule BACKFILL_JOB =
            ROWS.row(Rule.of("dependency.backfill", "A backfill can be paused and resumed.")
                    .says("Backfill: in batches, can be paused, resumed and repeated, slows down when replication lags")
                    .because("It competes with {users} for the same database."));

    public static final Rule COMPARISON =
            ROWS.row(Rule.of("dependency.comparison", "Both stores are compared while both are in use.")
                    .says("Comparison of both stores: row counts, checksums and shadow reads")
                    .because("The gates before the first switched read depend on it."));

    public static final Rule DURATION = ROWS.row(Rule.of("before.migration-trial", "A migration is tried on a copy.")
            .says("Migration tried on a copy of production: duration, locks and disk space recorded")
            .because("The size of the data decides how long each statement locks."));

    public static final Rule LAG =
            ROWS.row(Rule.of("during.lag", "Replication and locks are watched during a backfill.")
                    .says("Watch replication lag, lock waits, free disk space, and writes that failed in one store")
                    .because("A backfill affects {users} first through the load on the database."));

    public static final Rule REMOVE =
            ROWS.row(Rule.of("after.remove-store", "What only the migration needed is removed.")
                    .says("Remove the dual writes, the backfill, and the backup when its retention ends")
                    .because("Writes to a store that no longer exists fail."));

    public static final Rule DIVERGE = ROWS.row(Rule.of("risk-register.diverge", "Two stores drift apart.")
            .says("The stores drift apart: a write fails in one, or the backfill overwrites a newer one")
            .advises(
                    "Let the newer write win by its version, and compare both stores continuously until the contract phase")
            .because("Both stores are written while one of them is backfilled."));

    public static final Rule TOO_EARLY =
            ROWS.row(Rule.of("risk-register.contract-early", "A store that is removed too early cannot come back.")
                    .says("A reader of the previous store is found after it was removed")
                    .advises(
                            "Log every reader of the previous store during the bake of {bake}, and remove the store only when none is left[; {owner} signs off the removal]")
                    .because("The contract phase cannot be rolled back."));

    public static final Rule PREPARATION =
            ROWS.row(Rule.of("preparation.migration", "A migration is written and tried.")
                    .says("the migration and its trial on a copy"));

    public static final Rule AUTOMATION = ROWS.row(
            Rule.of("dependency.automatic-read-back", "Guardrails need something that switches the reads back.")
                    .says(
                            "Automated rollback: switches all reads back to the previous store when {guardrails:|any of }{guardrails} breaches its limit")
                    .because(DependencyRows.ROLLED_BACK));

    public static final DeliveryWords WORDS = new DeliveryWords(
            "answering store",
            "switch back to the previous store",
            "who may switch reads and stop the backfill",
            "reads of the data of the team",
            "both stores",
            List.of(
                    "row count difference",
                    "checksum mismatches",
                    "replication lag",
                    "writes that failed in one store"));

    static final List<Rule> ALL = ROWS.all();

    private MigrationRows() {}
}
