package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("soak", Duration.ofDays(1)),
            Map.entry("users", "users"),
            Map.entry("percentage", percent(5)),
            Map.entry("bake", Duration.ofDays(3)),
            Map.entry("guardrails", List.of("Error rate")),
            Map.entry("rollbackWithin", Duration.ofMinutes(12)));

    @Test
    void sayHowAMigrationGoes() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of(
                "assumed",
                "assumed",
                "procedure",
                "Read orders_v1 again",
                "owner",
                "Team Orders",
                "guardrails",
                List.of("Error rate", "p95")));
        assertThat(RowTexts.of(MigrationRows.ALL, facts)).isEqualTo("""
                        phase.expand
                          No users affected: the new schema is added beside the previous one
                          The new schema is in place for 1 day before anything uses it.
                        gate.expand
                          The previous version runs unchanged on the expanded schema
                          Manual approval: no metric shows it.
                        phase.dual-write
                          All writes go to both stores; all reads go to the previous one
                          Both stores are written for 1 day; the previous one decides.
                        gate.dual-write
                          For 1 day, no write failed in only one of the stores
                          Manual approval: no metric shows it.
                        phase.backfill
                          Existing data is copied in batches; all reads go to the previous store
                          The backfill takes 1 day (assumed).
                        gate.backfill
                          Row counts of both stores match, and no batch is left to copy
                          Manual approval: no metric shows it.
                        phase.verify
                          Reads are answered by the previous store and compared with the new one
                          Shadow reads compare both stores for 1 day.
                        gate.verify
                          Checksums match, and every difference between shadow reads is explained
                          Manual approval: no metric shows it.
                        phase.reads
                          Reads of 5% are answered by the new store
                        phase.read-all
                          All reads come from the new store for the bake of 1 day, and both stores are still written.
                        phase.contract
                          The previous store is removed: the point of no return.
                        gate.no-return
                          Point of no return: the new store alone has answered all reads for the whole bake, and a backup of the previous store has been restored as a test
                          Manual approval: the contract phase cannot be rolled back.
                        rollback.read-back
                          Switch all reads back to the previous store, and keep writing both
                          Both stores are written until the contract phase, so the previous one is complete.
                        rollback.compare-stores
                          Compare both stores, and repair the new one from the previous one
                          The previous store decides until the contract phase.
                        rollback.forward
                          After the contract phase: fix forward. A restored backup is the last resort, and loses every write since it was taken
                          The previous store no longer exists.
                        rollback.migration-data
                          Until the contract phase: reads go back to the previous store, which has every write. After it: fix forward; a restored backup loses every write since it was taken. Given: Read orders_v1 again
                          Both stores are written until the contract phase.
                        dependency.backup
                          Backup of the previous store: test restore done, and its duration recorded
                          After the contract phase it is the last resort.
                        dependency.backfill
                          Backfill: in batches, can be paused, resumed and repeated, slows down when replication lags
                          It competes with users for the same database.
                        dependency.comparison
                          Comparison of both stores: row counts, checksums and shadow reads
                          The gates before the first switched read depend on it.
                        before.migration-trial
                          Migration tried on a copy of production: duration, locks and disk space recorded
                          The size of the data decides how long each statement locks.
                        during.lag
                          Watch replication lag, lock waits, free disk space, and writes that failed in one store
                          A backfill affects users first through the load on the database.
                        after.remove-store
                          Remove the dual writes, the backfill, and the backup when its retention ends
                          Writes to a store that no longer exists fail.
                        risk-register.diverge
                          The stores drift apart: a write fails in one, or the backfill overwrites a newer one
                          Let the newer write win by its version, and compare both stores continuously until the contract phase
                          Both stores are written while one of them is backfilled.
                        risk-register.contract-early
                          A reader of the previous store is found after it was removed
                          Log every reader of the previous store during the bake of 3 days, and remove the store only when none is left; Team Orders signs off the removal
                          The contract phase cannot be rolled back.
                        preparation.migration
                          the migration and its trial on a copy
                        dependency.automatic-read-back
                          Automated rollback: switches all reads back to the previous store when any of Error rate and p95 breaches its limit
                          A breach of a guardrail is rolled back within 12 minutes, without waiting for a person.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        assertThat(RowTexts.of(
                        List.of(
                                MigrationRows.BACKFILL,
                                MigrationRows.PROCEDURE,
                                MigrationRows.TOO_EARLY,
                                MigrationRows.AUTOMATION),
                        LEAST))
                .isEqualTo("""
                        phase.backfill
                          Existing data is copied in batches; all reads go to the previous store
                          The backfill takes 1 day.
                        rollback.migration-data
                          Until the contract phase: reads go back to the previous store, which has every write. After it: fix forward; a restored backup loses every write since it was taken
                          Both stores are written until the contract phase.
                        risk-register.contract-early
                          A reader of the previous store is found after it was removed
                          Log every reader of the previous store during the bake of 3 days, and remove the store only when none is left
                          The contract phase cannot be rolled back.
                        dependency.automatic-read-back
                          Automated rollback: switches all reads back to the previous store when Error rate breaches its limit
                          A breach of a guardrail is rolled back within 12 minutes, without waiting for a person.
                        """);
    }
}
