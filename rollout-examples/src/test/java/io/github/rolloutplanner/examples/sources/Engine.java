package io.github.rolloutplanner.examples.sources;

import io.github.rolloutplanner.operate.sql.ConnectionSupplier;
import io.github.rolloutplanner.operate.sql.TimeColumn;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/** A database that answers, with sessions in a time zone of their own. */
interface Engine extends AutoCloseable {

    /** In a session that is not in UTC. */
    Connection open(String zone) throws SQLException;

    @Override
    void close() throws SQLException, IOException;

    default Map<TimeColumn, String> columnTypes() {
        return Map.of(
                TimeColumn.TIMESTAMP, "timestamp",
                TimeColumn.TIMESTAMP_WITH_TIME_ZONE, "timestamp with time zone",
                TimeColumn.EPOCH_SECONDS, "bigint",
                TimeColumn.EPOCH_MILLIS, "bigint");
    }

    /** In memory, which lives as long as its first connection. */
    static Engine duckDb() throws SQLException {
        DuckDBConnection first = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        return of("DuckDB", first::duplicate, "set TimeZone = '%s'", first::close);
    }

    static Engine h2() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        return of("H2", () -> DriverManager.getConnection(url), "set time zone '%s'", () -> {});
    }

    static Engine postgres() {
        PostgresServer server = PostgresServer.start();
        return of("PostgreSQL", server::open, "set time zone '%s'", server::close);
    }

    private static Engine of(String name, ConnectionSupplier connections, String setZone, End end) {
        return new Engine() {
            @Override
            public Connection open(String zone) throws SQLException {
                Connection connection = connections.open();
                try (Statement statement = connection.createStatement()) {
                    statement.execute(setZone.formatted(zone));
                }
                return connection;
            }

            @Override
            public void close() throws SQLException, IOException {
                end.come();
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    /** What ends a database. */
    interface End {
        void come() throws SQLException, IOException;
    }
}
