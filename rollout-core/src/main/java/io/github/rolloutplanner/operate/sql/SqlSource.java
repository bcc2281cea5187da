package io.github.rolloutplanner.operate.sql;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.rows.QueryTimeout;
import io.github.rolloutplanner.internal.rows.SqlStates;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.ObservationSource;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.reason.RolloutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Observations from a database. Each feed is one query on one connection, in a transaction that is read-only where the database
 * lets that be said, and rolled back whatever happens. The connection is closed as it was given, or cut where that fails. Of what the
 * database says of a failure only the SQLState and the type are kept: its texts may hold addresses and credentials.
 *
 * @since 0.1.0
 */
public final class SqlSource implements ObservationSource {
    private static final QueryTimeout TIMEOUT = new QueryTimeout(Duration.ofMinutes(5));

    private final ConnectionSupplier connections;
    private final Map<String, MetricQuery> queries;
    private final QueryTimeout timeout;

    private SqlSource(ConnectionSupplier connections, Map<String, MetricQuery> queries, QueryTimeout timeout) {
        this.connections = connections;
        this.queries = queries;
        this.timeout = timeout;
    }

    /**
     * A source without queries.
     *
     * @param database where to ask
     * @return the source
     */
    public static SqlSource of(DataSource database) {
        return ofConnections(requireNonNull(database, "database")::getConnection);
    }

    /**
     * The same, where there is no data source.
     *
     * @param connections opens a connection for each query
     * @return the source
     */
    public static SqlSource ofConnections(ConnectionSupplier connections) {
        return new SqlSource(requireNonNull(connections, "connections"), Map.of(), TIMEOUT);
    }

    /**
     * Adds how a metric is counted, instead of what was said of it before.
     *
     * @param metric name of a metric of the plan, or {@link Observation#ASSIGNMENT_COUNTS}
     * @param query its query
     * @return the source with it
     */
    public SqlSource with(String metric, MetricQuery query) {
        Map<String, MetricQuery> more = new LinkedHashMap<>(queries);
        more.put(requireNonNull(metric, "metric"), requireNonNull(query, "query"));
        return new SqlSource(connections, Collections.unmodifiableMap(more), timeout);
    }

    /**
     * Sets how long a query may take. Defaults to 5 minutes.
     *
     * @param longest at least a second; parts of one count as a whole
     * @return the source with it
     * @throws RolloutException.InvalidValue if it is not positive
     */
    public SqlSource withTimeout(Duration longest) {
        return new SqlSource(connections, queries, new QueryTimeout(longest));
    }

    /**
     * The metrics that have a query.
     *
     * @return their names, in the order in which they were given
     */
    public Set<String> metrics() {
        return queries.keySet();
    }

    @Override
    public List<Observation> observe(FeedRequest request) {
        String metric = requireNonNull(request, "request").feed().metric();
        MetricQuery query = queries.get(metric);
        if (query == null) {
            throw new SourceException("'" + Legible.escaped(metric) + "' has no query. Known: " + known()
                    + ". Add one by SqlSource.with(..).");
        }
        String sql = query.sql(request);
        try (ReadTransaction transaction = new ReadTransaction(opened(metric))) {
            return asked(transaction.begin(), sql, query, request);
        } catch (SQLException | RuntimeException failure) {
            throw failure instanceof SourceException said ? said : refused(metric, failure);
        }
    }

    /** Pools throw what they like. */
    private Connection opened(String metric) {
        try {
            return requireNonNull(connections.open(), "connection");
        } catch (SQLException | RuntimeException failure) {
            throw unreachable(metric, failure);
        }
    }

    private String known() {
        return queries.isEmpty()
                ? "none"
                : Wording.and(queries.keySet().stream()
                        .map(name -> "'" + Legible.escaped(name) + "'")
                        .toList());
    }

    private List<Observation> asked(Connection connection, String sql, MetricQuery query, FeedRequest request)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            timeout.set(statement);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return new SqlAnswer(rows, query.times()).read(request, query.groups());
            }
        }
    }

    private static SourceException refused(String metric, Exception failure) {
        return new SourceException("The database refused the query of '" + Legible.escaped(metric) + "' ("
                + known(failure) + "). See its own log, and try the query of MetricQuery.sql(..) there.");
    }

    private static SourceException unreachable(String metric, Exception failure) {
        return new SourceException("The database of '" + Legible.escaped(metric) + "' could not be reached ("
                + known(failure) + "). See that it runs, and that its address and credentials are right.");
    }

    /** Without the failure as a cause, since whoever logs causes would log its text. */
    private static String known(Exception failure) {
        return SqlStates.of(failure).map(state -> "SQLState " + state + ", ").orElse("")
                + failure.getClass().getSimpleName();
    }
}
