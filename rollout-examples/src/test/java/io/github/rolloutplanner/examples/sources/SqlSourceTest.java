package io.github.rolloutplanner.examples.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.operate.sql.ConnectionSupplier;
import io.github.rolloutplanner.operate.sql.EventTables;
import io.github.rolloutplanner.operate.sql.MetricQuery;
import io.github.rolloutplanner.operate.sql.SqlSource;
import io.github.rolloutplanner.operate.sql.TimeColumn;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlSourceTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final FeedRequest REQUEST = Asked.RATE_BY_USER.request(START, 0, 5);
    private static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";
    private static final EventTables TABLES = EventTables.of("events", "assignments");

    private final List<String> calls = new ArrayList<>();

    @BeforeEach
    void load() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL)) {
            connection.createStatement().execute("drop all objects");
            new LoadedTraffic(connection, TimeColumn.TIMESTAMP, "timestamp")
                    .load(Traffic.busy(START, ChronoUnit.MICROS), "events", "assignments");
        }
    }

    private static SqlSource source(ConnectionSupplier connections) {
        return SqlSource.ofConnections(connections)
                .with("RATE_BY_USER", Asked.RATE_BY_USER.query(TABLES, TimeColumn.TIMESTAMP));
    }

    @Test
    void aDataSourceIsAsked() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(URL);
        SqlSource source =
                SqlSource.of(database).with("RATE_BY_USER", Asked.RATE_BY_USER.query(TABLES, TimeColumn.TIMESTAMP));
        assertThat(source.observe(REQUEST))
                .isEqualTo(source(() -> DriverManager.getConnection(URL)).observe(REQUEST));
        assertThat(source.metrics()).containsExactly("RATE_BY_USER");
    }

    @Test
    void onlySumsCrossTheWire() {
        source(this::watched).observe(REQUEST);
        assertThat(calls.stream().filter("next"::equals)).hasSize(3); // a row a group, and the end
    }

    @Test
    void theConnectionIsReadOnlyHasATimeOutAndIsClosed() {
        source(this::watched).withTimeout(Duration.ofMillis(2_500)).observe(REQUEST);
        assertThat(calls)
                .startsWith(
                        "getAutoCommit",
                        "setAutoCommit false",
                        "isReadOnly",
                        "setReadOnly true",
                        "createStatement",
                        "setQueryTimeout 3")
                .endsWith("close", "close", "rollback", "setReadOnly false", "setAutoCommit true", "close");
    }

    @Test
    void theConnectionIsClosedWhereTheQueryFails() {
        SqlSource source = SqlSource.ofConnections(this::watched)
                .with("RATE_BY_USER", MetricQuery.of("select nothing from nowhere where 1 between :from and :until"));
        assertThatThrownBy(() -> source.observe(REQUEST))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "The database refused the query of 'RATE_BY_USER' (SQLState 42S02, JdbcSQLSyntaxErrorException)."
                                + " See its own log, and try the query of MetricQuery.sql(..) there.");
        assertThat(calls).endsWith("close", "rollback", "setReadOnly false", "setAutoCommit true", "close");
    }

    @Test
    void aQueryThatTakesTooLongIsStopped() throws Exception {
        try (Engine postgres = Engine.postgres()) {
            SqlSource source = SqlSource.ofConnections(() -> postgres.open("UTC"))
                    .withTimeout(Duration.ofSeconds(1))
                    .with("RATE_BY_USER", MetricQuery.of("select pg_sleep(60) where :from < :until"));
            assertThatThrownBy(() -> source.observe(REQUEST)).hasMessageContaining("SQLState 57014");
        }
    }

    @Test
    void aQueryThatWritesIsRefusedWhereConnectionsCanBeReadOnly() throws Exception {
        try (Engine postgres = Engine.postgres()) {
            SqlSource source = SqlSource.ofConnections(() -> postgres.open("UTC"))
                    .with("RATE_BY_USER", MetricQuery.of("create table x as select 1 as y where :from < :until"));
            assertThatThrownBy(() -> source.observe(REQUEST)).hasMessageContaining("SQLState 25006");
        }
    }

    @Test
    void aMetricWithoutAQueryIsNamedWithThoseKnown() {
        SqlSource source = SqlSource.ofConnections(this::watched);
        assertThatThrownBy(() -> source.observe(REQUEST))
                .hasMessage("'RATE_BY_USER' has no query. Known: none. Add one by SqlSource.with(..).");
        assertThatThrownBy(() -> source.with("Errors", TABLES.rate("status = 1"))
                        .with("Latency", TABLES.numbers("ms"))
                        .observe(REQUEST))
                .hasMessageContaining("Known: 'Errors' and 'Latency'.");
        assertThat(calls).isEmpty();
    }

    @Test
    void aTimeOutOfNothingIsRefused() {
        SqlSource source = SqlSource.ofConnections(this::watched);
        assertThatThrownBy(() -> source.withTimeout(Duration.ZERO)).isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> source.withTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void noSecretOfAConnectionIsInAnException() throws SQLException {
        String url = "jdbc:postgresql://db-7.internal:1/shop";
        List<ConnectionSupplier> failing = List.of(
                () -> DriverManager.getConnection(url, "ada", "s3cret"),
                () -> DriverManager.getConnection("jdbc:none://ada:s3cret@db-7.internal/shop"),
                () -> {
                    throw new SQLException("ada:s3cret@db-7.internal", "db-7.internal", new SQLException("s3cret"));
                },
                () -> {
                    throw new IllegalStateException("No pool for db-7.internal, s3cret", new SQLException("s3cret"));
                },
                () -> failingConnection("s3cret db-7.internal"));
        for (ConnectionSupplier supplier : failing) {
            Throwable thrown = catchThrowable(() -> source(supplier).observe(REQUEST));
            assertThat(thrown).isInstanceOf(SourceException.class).hasMessageContaining("'RATE_BY_USER'");
            StringWriter all = new StringWriter();
            thrown.printStackTrace(new PrintWriter(all));
            assertThat(all.toString()).doesNotContain("s3cret", "db-7", "shop", "ada", "5432");
            assertThat(thrown.getSuppressed()).isEmpty();
        }
    }

    private static Connection failingConnection(String secret) {
        return (Connection) Proxy.newProxyInstance(
                SqlSourceTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    throw new SQLException(secret);
                });
    }

    private Connection watched() throws SQLException {
        return watched(Connection.class, DriverManager.getConnection(URL));
    }

    private <T> T watched(Class<T> type, T watched) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.add(
                            method.getName().startsWith("set")
                                    ? method.getName() + " " + arguments[0]
                                    : method.getName());
                    try {
                        Object answer = method.invoke(watched, arguments);
                        return answer instanceof Statement statement
                                ? watched(Statement.class, statement)
                                : answer instanceof ResultSet rows ? watched(ResultSet.class, rows) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
