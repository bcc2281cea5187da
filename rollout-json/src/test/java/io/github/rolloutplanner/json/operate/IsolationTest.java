package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.rolloutplanner.json.RolloutJournal;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that write at the same time, whatever isolation their connections have, and whether they commit by themselves. */
class IsolationTest {
    private static final int PROGRAMS = 4;
    private static final int EVENTS = 8;

    private final String table = Database.tableName();

    static Stream<Arguments> connections() {
        return Stream.of(Database.values())
                .flatMap(database -> Stream.of(
                                Connection.TRANSACTION_READ_UNCOMMITTED,
                                Connection.TRANSACTION_READ_COMMITTED,
                                Connection.TRANSACTION_REPEATABLE_READ,
                                Connection.TRANSACTION_SERIALIZABLE)
                        .flatMap(isolation -> Stream.of(
                                Arguments.of(database, isolation, true), Arguments.of(database, isolation, false))));
    }

    private JdbcStore store(DataSource source) {
        return JdbcStore.of(source, "checkout").withTable(table).withEventLog(table + "_event");
    }

    @ParameterizedTest(name = "{0}, isolation {1}, commits by itself: {2}")
    @MethodSource("connections")
    void noEventOfWhomeverIsLost(Database database, int isolation, boolean isAutomatic)
            throws InterruptedException, ExecutionException {
        Source source = new Source(database.source(), isolation, isAutomatic);
        together(() -> created(source));
        together(() -> store(source.asDataSource()).start(Checkout.START).revision());
        int[] next = {0};
        List<Integer> stale = together(() -> append(store(source.asDataSource()), program(next)));

        StoredRollout kept = store(database.source()).load();
        assertThat(kept.revision()).isEqualTo(1 + PROGRAMS * EVENTS);
        assertThat(kept.rollout().knownUntil()).isEqualTo(Duration.ofHours(PROGRAMS * EVENTS));
        assertThat(RolloutJournal.replay(store(database.source()).journal()).rollout())
                .isEqualTo(kept.rollout());
        assertThat(stale).hasSize(PROGRAMS);
        assertThat(source.ended()).isNotEmpty().containsOnly(isAutomatic);
    }

    private static synchronized int program(int[] next) {
        return next[0]++;
    }

    private int created(Source source) {
        JdbcStore store = store(source.asDataSource());
        store.createTables();
        store.requireTables();
        return 0;
    }

    /** Appends its own hours, and tries again whenever another was faster; how often that was. */
    private static int append(JdbcStore store, int program) {
        int stale = 0;
        StoredRollout known = store.load();
        for (int event = 0; event < EVENTS; ) {
            try {
                known = store.append(known, List.of(Checkout.errors(event * PROGRAMS + program)));
                event++;
            } catch (StoreException e) {
                assertThat(e.fault()).as(e.getMessage()).isEqualTo(Fault.STALE);
                stale++;
                known = store.load();
            }
        }
        return stale;
    }

    private static <T> List<T> together(Callable<T> program) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(PROGRAMS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(
                    IntStream.range(0, PROGRAMS).mapToObj(number -> program).toList())) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    /** Gives connections that were set up otherwise, and looks at them when they are closed. */
    private static final class Source {
        private final DataSource real;
        private final int isolation;
        private final boolean isAutomatic;
        private final List<Boolean> ended = Collections.synchronizedList(new ArrayList<>());

        Source(DataSource real, int isolation, boolean isAutomatic) {
            this.real = real;
            this.isolation = isolation;
            this.isAutomatic = isAutomatic;
        }

        List<Boolean> ended() {
            return ended;
        }

        DataSource asDataSource() {
            return (DataSource) Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> opened());
        }

        private Connection opened() throws SQLException {
            Connection connection = real.getConnection();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(isAutomatic);
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            ended.add(connection.getAutoCommit());
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatIsKeptOpenHasNothingLeftInIt(Database database) throws SQLException {
        store(database.source()).createTables();
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            DataSource one = (DataSource) Proxy.newProxyInstance(
                    DataSource.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (proxy, method, arguments) -> Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (ignored, called, given) ->
                                    called.getName().equals("close") ? null : called.invoke(connection, given)));
            StoredRollout stored = store(one).start(Checkout.START);
            StoredRollout kept = store(one).append(stored, List.of(Checkout.errors(0)));
            assertThat(catchThrowable(() -> store(one).append(stored, List.of(Checkout.errors(1)))))
                    .isInstanceOf(StoreException.class);
            connection.rollback();

            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(store(database.source()).load()).isEqualTo(kept);
        }
    }
}
