package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcStoreTest {
    private static final String ID = "checkout";

    private final String table = Database.tableName();

    private JdbcStore store(Database database) {
        return JdbcStore.of(database.source(), ID).withTable(table);
    }

    private JdbcStore started(Database database) {
        JdbcStore store = store(database);
        store.createTables();
        store.start(Checkout.START);
        return store;
    }

    private static StoreException refusal(Runnable action) {
        StoreException thrown = catchThrowableOfType(StoreException.class, action::run);
        assertThat(thrown).as("a refusal").isNotNull();
        return thrown;
    }

    @ParameterizedTest
    @EnumSource
    void aRestartGoesOnWithWhatIsThere(Database database) {
        JdbcStore store = started(database);
        StoredRollout kept = store.append(store.load(), List.of(Checkout.errors(0)));
        RunningRollout fresh = RunningRollout.start(Checkout.START.plan());

        assertThat(store(database).start(fresh)).isEqualTo(kept);
        assertThat(kept.revision()).isEqualTo(2);
        assertThat(kept.rollout().startedAt()).isEqualTo(Checkout.START.startedAt());
        assertThat(store.journal()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRolloutOfAnotherPlanIsNotReplaced(Database database) {
        JdbcStore store = started(database);
        StoreException thrown = refusal(() -> store(database).start(Checkout.OTHER));

        assertThat(thrown.fault()).isEqualTo(Fault.FOREIGN);
        assertThat(thrown)
                .hasMessageStartingWith("The table " + table + ", at 'checkout', keeps 'One-page checkout' over [")
                .hasMessageContaining(", not 'Dark mode' over [")
                .hasMessageContaining("Give this rollout an id of its own.");
        assertThat(store.load().rollout()).isEqualTo(Checkout.START);
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatIsNotThereIsMissing(Database database) {
        StoredRollout stored = started(database).load();
        JdbcStore other = JdbcStore.of(database.source(), "checkuot").withTable(table);

        assertThat(refusal(other::load))
                .hasMessage("The table " + table
                        + " has no rollout with the id 'checkuot'. Correct the id, or start(..) a" + " rollout.");
        assertThat(refusal(other::load).fault()).isEqualTo(Fault.MISSING);
        assertThat(refusal(() -> other.append(stored, List.of(Checkout.errors(0))))
                        .fault())
                .isEqualTo(Fault.MISSING);
    }

    @ParameterizedTest
    @EnumSource
    void rolloutsOfSeveralIdsDoNotMeet(Database database) {
        JdbcStore store = started(database);
        String longest = "\uD83D\uDED2".repeat(200);
        JdbcStore other =
                JdbcStore.of(database.source(), longest).withTable(table).withEventLog(table + "_event");
        other.createTables();
        StoredRollout dark = other.start(Checkout.OTHER);
        other.append(dark, List.of(Checkout.errors(0)));

        assertThat(store.load().rollout()).isEqualTo(Checkout.START);
        assertThat(other.load().revision()).isEqualTo(2);
        assertThat(other.load().rollout().plan()).isEqualTo(Checkout.OTHER.plan());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b", "\uD83D"})
    void anIdIsATextThatPeopleCanRead(String id) {
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> JdbcStore.of(Database.H2.source(), id))
                .withMessageStartingWith("The id of a rollout ");
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> JdbcStore.of(Database.H2.source(), "x".repeat(201)))
                .withMessageContaining("has 201 characters. Give at most 200.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "rollouts; drop table users", "\"rollouts\"", "1st", "a.b.c.d", "rollouts--", "ops.", "größe"
            })
    void aTableHasANameThatNeedsNoQuotes(String name) {
        JdbcStore store = JdbcStore.of(Database.H2.source(), ID);

        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> store.withTable(name))
                .withMessageStartingWith("'" + name + "' is no name of a table here.");
        assertThatExceptionOfType(RolloutException.InvalidValue.class).isThrownBy(() -> store.withEventLog(name));
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> store.withTable("x".repeat(64)));
    }

    @Test
    void aNameThatWouldSteerATerminalIsShownByItsEscapes() {
        JdbcStore store = JdbcStore.of(Database.H2.source(), ID);

        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> store.withTable("rollouts\u001b[2J\n\u202e"))
                .withMessageStartingWith("'rollouts\\u001b[2J\\n\\u202e' is no name of a table here.");
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentThatWasChangedByHandIsRefused(Database database) {
        JdbcStore store = started(database);
        StoredRollout before = store.load();
        assertThat(database.execute("update " + table
                        + " set document = replace(document, 'Pilot', 'First') where id = '" + ID + "'"))
                .isEqualTo(1);
        assertThat(database.text("select document from " + table)).contains("\"First\"");
        StoreException thrown = refusal(store::load);

        assertThat(thrown.fault()).isEqualTo(Fault.DAMAGED);
        assertThat(thrown)
                .hasMessageStartingWith("The table " + table + ", at 'checkout', has a document that cannot be read."
                        + " Restore the row from a backup")
                .hasMessageContaining("/checksum");
        assertThat(refusal(() -> store.start(Checkout.START)).fault()).isEqualTo(Fault.DAMAGED);
        for (String document : List.of("''", "'{}'", "'no JSON'")) {
            database.execute("update " + table + " set document = " + document);
            assertThat(refusal(store::load).fault()).isEqualTo(Fault.DAMAGED);
        }
        assertThat(store.append(before, List.of(Checkout.errors(0)))).isEqualTo(store.load());
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentOfAnotherPlanIsRefused(Database database) {
        JdbcStore store = started(database);
        JdbcStore other = JdbcStore.of(database.source(), "other").withTable(table);
        other.start(Checkout.OTHER);
        database.execute("update " + table + " set document = (select t.document from " + table
                + " t where t.id = 'other') where id = '" + ID + "'");

        assertThat(refusal(store::load))
                .hasMessageContaining("has the document of another plan, 'Dark mode' over [")
                .extracting(StoreException::fault)
                .isEqualTo(Fault.DAMAGED);
    }

    @ParameterizedTest
    @EnumSource
    void aRevisionThatWentBackIsRefused(Database database) {
        JdbcStore store = started(database);
        store.append(store.load(), List.of(Checkout.errors(0), Checkout.errors(1)));
        database.execute("update " + table + " set revision = 2");

        assertThat(refusal(store::load).fault()).isEqualTo(Fault.DAMAGED);
        assertThat(refusal(store::load))
                .hasMessageContaining(
                        "is at revision 2, after it was at 3. A backup or a copy that lags behind was read");
        assertThat(store(database).load().revision()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatChangesNothingLeavesTheDocumentAsItIs(Database database) {
        JdbcStore store = started(database);
        StoredRollout stored = store.append(store.load(), List.of(Checkout.errors(0)));
        database.execute("update " + table + " set document = concat(document, '   ')");
        StoredRollout next = store.append(stored, List.of(Checkout.errors(0)));

        assertThat(next.revision()).isEqualTo(3);
        assertThat(database.text("select document from " + table)).endsWith("   ");
        assertThat(store.load()).isEqualTo(next);
        store.append(next, List.of(Checkout.errors(1)));
        assertThat(database.text("select document from " + table)).endsWith("}");
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentOfTenMegabytesIsKept(Database database) {
        JdbcStore store = started(database).withEventLog(table + "_event");
        store.createTables();
        StoredRollout stored = store.load();
        RunningRollout rollout = stored.rollout();
        List<RolloutEvent> events = new ArrayList<>();
        for (int pause = 0; pause < 1_100; pause++) {
            RolloutEvent paused = Checkout.paused(rollout, "\u6F22".repeat(9_990) + pause);
            rollout = paused.after(rollout);
            events.add(paused);
            events.add(Checkout.paused(rollout, ""));
            rollout = events.get(events.size() - 1).after(rollout);
        }
        StoredRollout kept = store.append(stored, events);

        assertThat(database.text("select document from " + table).length()).isGreaterThan(10_000_000);
        assertThat(store.load()).isEqualTo(kept);
        assertThat(kept.rollout()).isEqualTo(rollout);
    }

    @Test
    void theDdlIsWhatItMakes() {
        assertThat(JdbcStore.of(Database.H2.source(), ID).withEventLog().ddl()).isEqualTo("""
                        create table if not exists rollout_planner_rollout (
                          id varchar(400) not null,
                          revision bigint not null,
                          fingerprint varchar(64) not null,
                          document text not null,
                          primary key (id)
                        );
                        create table if not exists rollout_planner_event (
                          id varchar(400) not null,
                          revision bigint not null,
                          line text not null,
                          primary key (id, revision)
                        );""");
    }
}
