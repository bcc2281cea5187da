package io.github.rolloutplanner.examples.sources;

import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.operate.sql.TimeColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Puts traffic into two tables of a database, with times written in another way than queries write them. */
record LoadedTraffic(Connection connection, TimeColumn form, String timeType) {
    private static final int ROWS_AT_ONCE = 300;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter IN_SYDNEY = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZoneId.of("Australia/Sydney"));

    void load(Traffic traffic, String events, String assignments) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table " + events + " (user_id integer, occurred_at " + timeType
                    + ", kind varchar(20), status integer, seconds double precision, amount decimal(18, 2))");
            statement.execute("create table " + assignments + " (user_id integer, assigned_at " + timeType
                    + ", variant varchar(20))");
            insert(
                    statement,
                    events,
                    traffic.events().stream()
                            .map(each -> "(%d, %s, '%s', %d, %s, %s)"
                                    .formatted(
                                            each.user(),
                                            time(each.at()),
                                            each.kind(),
                                            each.status(),
                                            each.seconds(),
                                            each.amount())));
            insert(
                    statement,
                    assignments,
                    traffic.assignments().stream()
                            .map(each -> "(%d, %s, '%s')".formatted(each.user(), time(each.at()), each.variant())));
        }
    }

    private static void insert(Statement statement, String table, Stream<String> rows) throws SQLException {
        List<String> all = rows.toList();
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            statement.execute(all.subList(from, Math.min(all.size(), from + ROWS_AT_ONCE)).stream()
                    .collect(joining(", ", "insert into " + table + " values ", "")));
        }
    }

    private String time(Instant at) {
        return switch (form) {
            case TIMESTAMP -> "timestamp '" + LOCAL.format(at) + "'";
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamp with time zone '" + IN_SYDNEY.format(at) + "'";
            case TIMESTAMP_WITH_OFFSET -> "timestamp '" + IN_SYDNEY.format(at) + "'";
            case EPOCH_SECONDS -> Long.toString(at.getEpochSecond());
            case EPOCH_MILLIS -> Long.toString(at.toEpochMilli());
        };
    }
}
