package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.json.JournalException;
import io.github.rolloutplanner.json.RolloutJournal;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that are not there, or not what they should be, and the log of events. */
class JdbcTablesTest {
    private final String table = Database.tableName();
    private final String events = table + "_event";

    private JdbcStore store(Database database) {
        return JdbcStore.of(database.source(), "checkout").withTable(table);
    }

    private JdbcStore logging(Database database) {
        return store(database).withEventLog(events);
    }

    private static StoreException refusal(Runnable action) {
        StoreException thrown = catchThrowableOfType(StoreException.class, action::run);
        assertThat(thrown).as("a refusal").isNotNull();
        return thrown;
    }

    @ParameterizedTest
    @EnumSource
    void tablesThatAreNotThereAreToldWithTheirDdl(Database database) {
        StoredRollout stored = new StoredRollout(Checkout.START, 1);
        JdbcStore store = logging(database);
        for (Runnable action : List.<Runnable>of(
                store::load,
                store::requireTables,
                store::journal,
                () -> store.start(Checkout.START),
                () -> store.append(stored, List.of(Checkout.errors(0))))) {
            StoreException thrown = refusal(action);

            assertThat(thrown.fault()).isEqualTo(Fault.MISSING);
            assertThat(thrown)
                    .hasMessageContaining(
                            ": a table is not there, has other columns or is not for this user, SQLState 42")
                    .hasMessageEndingWith("make it with createTables() or by:\n" + store.ddl())
                    .hasNoCause();
        }
        store.createTables();
        store.createTables();
        store.requireTables();
        assertThat(store.start(Checkout.START)).isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource
    void theDdlMakesTheTables(Database database) {
        for (String statement : logging(database).ddl().split(";")) {
            database.execute(statement);
        }
        logging(database).requireTables();
        assertThat(logging(database).start(Checkout.START).revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void otherColumnsAreNamed(Database database) {
        database.execute("create table " + table + " (id varchar(20), revision varchar(9), text varchar(9))");
        for (Runnable action : List.<Runnable>of(store(database)::requireTables, store(database)::createTables)) {
            StoreException thrown = refusal(action);

            assertThat(thrown.fault()).isEqualTo(Fault.DAMAGED);
            assertThat(thrown)
                    .hasMessageStartingWith("The table " + table
                            + " has a column revision of another type than bigint not null, and no column fingerprint,"
                            + " and no column document; its columns are [id, revision, text].")
                    .hasMessageEndingWith(store(database).ddl().replace(";", ""));
        }
        assertThat(refusal(store(database)::load).fault()).isEqualTo(Fault.MISSING);
    }

    @ParameterizedTest
    @EnumSource
    void columnsThatTheDatabaseFillsAreNoneOfTheStoresBusiness(Database database) {
        logging(database).createTables();
        database.execute("alter table " + table + " add column updated_at timestamp default current_timestamp");
        logging(database).requireTables();
        StoredRollout stored = logging(database).start(Checkout.START);

        assertThat(logging(database).append(stored, List.of(Checkout.errors(0))))
                .isEqualTo(logging(database).load());
    }

    @ParameterizedTest
    @EnumSource
    void aTableWhoseColumnIsTooShortWritesNothing(Database database) {
        database.execute(store(database).ddl().replace("document text", "document varchar(99)"));
        StoreException thrown = refusal(() -> store(database).start(Checkout.START));

        assertThat(thrown.fault()).isEqualTo(Fault.UNREACHABLE);
        assertThat(thrown)
                .hasMessageContaining(
                        "The rollout 'checkout' cannot be started: the database refused it with SQLState 22001")
                .hasNoCause();
        assertThat(refusal(store(database)::load).fault()).isEqualTo(Fault.MISSING);
    }

    @ParameterizedTest
    @EnumSource
    void theLogIsAJournalThatGivesTheRolloutAgain(Database database) {
        JdbcStore store = logging(database);
        store.createTables();
        StoredRollout kept = store.append(store.start(Checkout.START), List.of(Checkout.errors(0), Checkout.errors(1)));
        kept = store.append(kept, List.of(Checkout.paused(kept.rollout(), "Lunch")));
        RolloutJournal.Replay replay = RolloutJournal.replay(store.journal());

        assertThat(replay.rollout()).isEqualTo(kept.rollout());
        assertThat(replay.last().number()).isEqualTo(kept.revision()).isEqualTo(4);
        assertThat(database.text("select count(*) from " + events)).isEqualTo("4");
        assertThat(database.text("select line from " + events + " where revision = 4"))
                .contains("\"kind\": \"done\"")
                .contains("Lunch");
    }

    @ParameterizedTest
    @EnumSource
    void aLogThatIsSwitchedOnLaterStartsThere(Database database) {
        logging(database).createTables();
        StoredRollout kept = store(database).append(store(database).start(Checkout.START), List.of(Checkout.errors(0)));
        kept = logging(database).append(kept, List.of(Checkout.errors(1)));
        assertThat(database.text("select count(*) from " + events)).isEqualTo("2");
        kept = store(database).append(kept, List.of(Checkout.errors(2)));
        kept = logging(database).append(kept, List.of(Checkout.errors(3)));

        assertThat(database.text("select count(*) from " + events)).isEqualTo("4");
        assertThat(RolloutJournal.replay(logging(database).journal()).rollout()).isEqualTo(kept.rollout());
    }

    @ParameterizedTest
    @EnumSource
    void aLineThatWasChangedByHandIsRefusedUntilItIsDeleted(Database database) {
        JdbcStore store = logging(database);
        store.createTables();
        StoredRollout kept = store.append(store.start(Checkout.START), List.of(Checkout.errors(0)));
        database.execute("update " + events + " set line = replace(line, '5000', '5001') where revision = 2");
        for (Runnable action :
                List.<Runnable>of(store::journal, () -> store.append(kept, List.of(Checkout.errors(1))))) {
            StoreException thrown = refusal(action);

            assertThat(thrown.fault()).isEqualTo(Fault.DAMAGED);
            assertThat(thrown)
                    .hasMessageStartingWith("In the table " + events
                            + ", the line of revision 2 of 'checkout' is not as it was written.")
                    .hasCauseInstanceOf(JournalException.class);
        }
        assertThat(store.load()).isEqualTo(kept);
        database.execute("delete from " + events + " where revision = 2");
        StoredRollout next = store.append(kept, List.of(Checkout.errors(1)));
        assertThat(RolloutJournal.replay(store.journal()).rollout()).isEqualTo(next.rollout());
    }

    @ParameterizedTest
    @EnumSource
    void eventsOfAnEarlierRolloutAreNotWrittenOver(Database database) {
        JdbcStore store = logging(database);
        store.createTables();
        store.start(Checkout.START);
        database.execute("delete from " + table);
        StoreException thrown = refusal(() -> store.start(Checkout.START));

        assertThat(thrown.fault()).isEqualTo(Fault.UNREACHABLE);
        assertThat(thrown)
                .hasMessageContaining("SQLState 23505")
                .hasMessageContaining(
                        "Rows of an earlier rollout may be in the way: use another id, or move them elsewhere.");
        assertThat(refusal(store::load).fault()).isEqualTo(Fault.MISSING);
        database.execute("delete from " + events);
        assertThat(logging(database).start(Checkout.START).revision()).isEqualTo(1);
    }
}
