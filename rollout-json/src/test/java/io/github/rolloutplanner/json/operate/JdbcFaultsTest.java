package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.json.RolloutJournal;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A program that is stopped, or a connection that is lost, at each call to a database. */
class JdbcFaultsTest {
    private static final DataSource SOURCE = Database.H2.source();
    private static final List<RolloutEvent> EVENTS = List.of(Checkout.errors(0), Checkout.errors(1));
    private static final int MOST_CALLS = 300;

    private final String table = Database.tableName();
    private int ids;

    private JdbcStore store(DataSource source, int id) {
        return JdbcStore.of(source, "checkout " + id).withTable(table).withEventLog(table + "_event");
    }

    @BeforeEach
    void create() {
        store(SOURCE, 0).createTables();
    }

    static Stream<Arguments> faults() {
        return Stream.of(Optional.of("08006"), Optional.of("23505"), Optional.of("57014"), Optional.empty())
                .flatMap(state -> Stream.of(Arguments.of(state, false), Arguments.of(state, true)));
    }

    @ParameterizedTest(name = "SQLState {0}, after the call: {1}")
    @MethodSource("faults")
    void anAppendIsThereAsAWholeOrNotAtAll(Optional<String> state, boolean isAfter) throws SQLException {
        int thrown = 0;
        for (int call = 1; call <= MOST_CALLS; call++) {
            int id = ids++;
            StoredRollout before = store(SOURCE, id).start(Checkout.START);
            StoredRollout after = before.after(EVENTS);
            FaultyDatabase faulty = new FaultyDatabase(SOURCE, call, isAfter, state);
            Throwable failure = failure(faulty, source -> store(source, id).append(before, EVENTS));
            if (!faulty.hasThrown()) {
                break;
            }
            thrown++;
            StoredRollout kept = store(SOURCE, id).load();
            assertThat(kept).isIn(before, after);
            assertThat(kept).isEqualTo(failure == null ? after : kept);
            assertThat(RolloutJournal.replay(store(SOURCE, id).journal()).rollout())
                    .isEqualTo(kept.rollout());
            assertThat(store(SOURCE, id)
                            .append(kept, List.of(Checkout.errors(5)))
                            .revision())
                    .isEqualTo(kept.revision() + 1);
        }
        assertThat(thrown).isBetween(30, MOST_CALLS - 1);
    }

    @ParameterizedTest(name = "SQLState {0}, after the call: {1}")
    @MethodSource("faults")
    void aStartIsThereAsAWholeOrNotAtAll(Optional<String> state, boolean isAfter) throws SQLException {
        int thrown = 0;
        for (int call = 1; call <= MOST_CALLS; call++) {
            int id = ids++;
            FaultyDatabase faulty = new FaultyDatabase(SOURCE, call, isAfter, state);
            failure(faulty, source -> store(source, id).start(Checkout.START));
            if (!faulty.hasThrown()) {
                break;
            }
            thrown++;
            StoredRollout kept = store(SOURCE, id).start(Checkout.START);
            assertThat(kept).isEqualTo(new StoredRollout(Checkout.START, 1));
            assertThat(RolloutJournal.replay(store(SOURCE, id).journal()).rollout())
                    .isEqualTo(Checkout.START);
        }
        assertThat(thrown).isBetween(30, MOST_CALLS - 1);
    }

    @ParameterizedTest(name = "SQLState {0}, after the call: {1}")
    @MethodSource("faults")
    void whatCannotBeReadIsTold(Optional<String> state, boolean isAfter) throws SQLException {
        store(SOURCE, ids).start(Checkout.START);
        for (int call = 1; call <= MOST_CALLS; call++) {
            FaultyDatabase faulty = new FaultyDatabase(SOURCE, call, isAfter, state);
            failure(faulty, source -> store(source, ids).load());
            failure(faulty, source -> store(source, ids).requireTables());
            failure(faulty, source -> store(source, ids).journal());
            if (!faulty.hasThrown()) {
                return;
            }
        }
        throw new AssertionError("more calls than " + MOST_CALLS);
    }

    /** What it throws, which shows nothing that it must not; each connection was closed, and nothing of it is open. */
    private static Throwable failure(FaultyDatabase faulty, Consumer<DataSource> action) throws SQLException {
        Throwable thrown = catchThrowable(() -> action.accept(faulty.source()));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(StoreException.class);
            assertThat(((StoreException) thrown).fault()).isEqualTo(Fault.UNREACHABLE);
            assertThat(FaultyDatabase.shownBy(thrown))
                    .doesNotContain(FaultyDatabase.PASSWORD, FaultyDatabase.URL, "db.internal")
                    .contains("java.sql.SQLException");
        }
        for (Connection connection : faulty.opened()) {
            assertThat(connection.isClosed() || faulty.keepsAConnection()).isTrue();
            connection.close();
        }
        return thrown;
    }

    /** What these drivers say has the address, the user or the password in it. */
    @Test
    void whatRealDriversSayIsNotShown() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});
        nowhere.setUser("ops");
        nowhere.setPassword(FaultyDatabase.PASSWORD);
        JdbcDataSource misspelt = new JdbcDataSource();
        misspelt.setURL("jdbc:h2:mem:x;PASWORD=" + FaultyDatabase.PASSWORD);
        JdbcDataSource refused = new JdbcDataSource();
        refused.setURL("jdbc:h2:mem:rollouts;IFEXISTS=TRUE");
        refused.setUser("sa");
        refused.setPassword(FaultyDatabase.PASSWORD);
        for (DataSource source : List.of(nowhere, misspelt, refused)) {
            Throwable said = catchThrowable(source::getConnection);
            assertThat(said).isInstanceOf(SQLException.class);
            for (ThrowingCallable action : List.<ThrowingCallable>of(
                    () -> store(source, 0).load(),
                    () -> store(source, 0).start(Checkout.START),
                    () -> store(source, 0).createTables(),
                    () -> store(source, 0).append(new StoredRollout(Checkout.START, 1), EVENTS))) {
                Throwable thrown = catchThrowable(action);

                assertThat(thrown).isInstanceOf(StoreException.class).hasNoCause();
                assertThat(thrown.getSuppressed()).isEmpty();
                assertThat(FaultyDatabase.shownBy(thrown))
                        .contains(said.getClass().getName())
                        .doesNotContain(FaultyDatabase.PASSWORD, "127.0.0.1", "jdbc:h2", said.getMessage());
            }
        }
    }

    @Test
    void aPoolThatThrowsWhatItLikesIsOutOfReach() {
        DataSource pool = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("no connection to " + FaultyDatabase.URL);
                });

        Throwable thrown = catchThrowable(() -> store(pool, 0).load());
        assertThat(thrown)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(
                        "No connection was given: java.lang.IllegalStateException. What it says is not shown");
        assertThat(FaultyDatabase.shownBy(thrown)).doesNotContain(FaultyDatabase.URL);
    }
}
