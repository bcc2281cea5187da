package io.github.rolloutplanner.operate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.SourceException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How a connection goes back to a pool. */
class ReturnedConnectionTest {
    private static final FeedRequest REQUEST = new FeedRequest(
            new Feed(
                    1,
                    "Errors",
                    Optional.empty(),
                    SampleKind.EVENTS,
                    "requests",
                    Optional.empty(),
                    "Count.",
                    TimeWindow.ofHours(0, 1),
                    Temporality.DELTA,
                    Duration.ofHours(1),
                    0.1,
                    0.1,
                    false),
            Instant.parse("2026-03-02T09:00:00Z"));
    private static final List<String> COLUMNS = List.of("variant", "trials", "events");

    private final List<String> calls = new ArrayList<>();
    private final Map<String, Exception> faults = new HashMap<>();
    private boolean isAutomatic = true;
    private boolean isReadOnly;
    private int events = 1;
    private boolean isRead;

    private void observe() {
        SqlSource.of(fake(DataSource.class))
                .with("Errors", MetricQuery.of("select 1 where :from < :until"))
                .observe(REQUEST);
    }

    private <T> T fake(Class<T> type) {
        InvocationHandler answering = (proxy, method, arguments) -> answer(type, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answering));
    }

    private Object answer(Class<?> type, Method method, Object[] arguments) throws Exception {
        boolean isOfConnection = type == Connection.class;
        String call = method.getName() + (method.getName().startsWith("set") ? " " + arguments[0] : "");
        if (isOfConnection) {
            calls.add(call);
        }
        if (faults.containsKey(call) && (isOfConnection || !call.equals("close"))) {
            throw faults.get(call);
        }
        return switch (method.getName()) {
            case "getConnection" -> fake(Connection.class);
            case "createStatement" -> fake(Statement.class);
            case "executeQuery" -> fake(ResultSet.class);
            case "getMetaData" -> fake(ResultSetMetaData.class);
            case "getAutoCommit" -> isAutomatic;
            case "isReadOnly" -> isReadOnly;
            case "getColumnCount" -> COLUMNS.size();
            case "getColumnLabel" -> COLUMNS.get((int) arguments[0] - 1);
            case "getObject" -> List.of("treated", 9, events).get((int) arguments[0] - 1);
            case "next" -> isFirst();
            default -> null;
        };
    }

    private boolean isFirst() {
        boolean isFirst = !isRead;
        isRead = true;
        return isFirst;
    }

    private void assertReturned() {
        assertThat(calls).endsWith("rollback", "setReadOnly false", "setAutoCommit true", "close");
        assertThat(calls).doesNotContain("abort", "commit");
    }

    @Test
    void itIsAsItWasAfterAnAnswer() {
        observe();
        assertReturned();
    }

    @Test
    void itIsAsItWasAfterARefusedQuery() {
        faults.put("executeQuery", new SQLException("s3cret", "42P01"));
        assertThatThrownBy(this::observe)
                .hasMessageStartingWith("The database refused the query of 'Errors' (SQLState 42P01, SQLException).");
        assertReturned();
    }

    @Test
    void itIsAsItWasAfterABadRow() {
        events = -1;
        assertThatThrownBy(this::observe).isInstanceOf(SourceException.class).hasMessageContaining("-1");
        assertReturned();
    }

    @Test
    void oneThatReadOnlyInATransactionStaysSo() {
        isAutomatic = false;
        isReadOnly = true;
        observe();
        assertThat(calls).endsWith("rollback", "close").noneMatch(call -> call.matches("set(ReadOnly|AutoCommit).*"));
    }

    @Test
    void oneThatCannotBeReadOnlyIsNotToldThatItIsNot() {
        faults.put("setReadOnly true", new SQLFeatureNotSupportedException("only the whole database"));
        observe();
        assertThat(calls).endsWith("rollback", "setAutoCommit true", "close").doesNotContain("setReadOnly false");
    }

    @Test
    void oneThatCannotBeSetBackIsCut() {
        for (String step : List.of("rollback", "setReadOnly false", "setAutoCommit true")) {
            calls.clear();
            faults.clear();
            faults.put(step, new SQLException("lost"));
            faults.put("abort", new IllegalStateException("lost"));
            isRead = false;
            observe();
            assertThat(calls).as(step).endsWith(step, "abort", "close");
        }
    }

    @Test
    void oneThatCannotBeClosedHasAnsweredAllTheSame() {
        faults.put("close", new SQLException("lost"));
        observe();
        assertThat(calls).endsWith("rollback", "setReadOnly false", "setAutoCommit true", "close");
    }

    @Test
    void oneThatIsNotGivenIsNoRefusedQuery() {
        faults.put("getConnection", new SQLException("s3cret", "08001"));
        assertThatThrownBy(this::observe)
                .isInstanceOf(SourceException.class)
                .hasNoCause()
                .hasMessage("The database of 'Errors' could not be reached (SQLState 08001, SQLException)."
                        + " See that it runs, and that its address and credentials are right.");
        faults.put("getConnection", new IllegalStateException("s3cret"));
        assertThatThrownBy(this::observe)
                .hasMessageStartingWith("The database of 'Errors' could not be reached (IllegalStateException).");
    }
}
