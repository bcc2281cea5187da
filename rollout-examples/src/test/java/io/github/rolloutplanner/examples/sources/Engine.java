package io.github.rolloutplanner.examples.sources;

import io.github.rolloutplanner.operate.sql.TimeColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** A database that answers, with sessions in a time zone of their own. */
interface Engine extends AutoCloseable {

    /** In a session that is not in UTC. */
    Connection open(String zone) throws SQLException;

    default Map<TimeColumn, String> columnTypes() {
        return Map.of(
                TimeColumn.TIMESTAMP, "timestamp",
                TimeColumn.TIMESTAMP_WITH_TIME_ZONE, "timestamp with time zone",
                TimeColumn.EPOCH_SECONDS, "bigint",
                TimeColumn.EPOCH_MILLIS, "bigint");
    }

    static Engine duckDb() throws Exception {
        Path file = Files.createTempDirectory("duckdb").resolve("events.db");
        return of("DuckDB", "jdbc:duckdb:" + file, "set TimeZone = '%s'", () -> {});
    }

    static Engine h2() {
        return of("H2", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "set time zone '%s'", () -> {});
    }

    static Engine postgres() {
        PostgresServer server = PostgresServer.start();
        return of("PostgreSQL", server.url(), "set time zone '%s'", server);
    }

    private static Engine of(String name, String url, String setZone, AutoCloseable end) {
        return new Engine() {
            @Override
            public Connection open(String zone) throws SQLException {
                Connection connection = DriverManager.getConnection(url);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(setZone.formatted(zone));
                }
                return connection;
            }

            @Override
            public void close() throws Exception {
                end.close();
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }
}
