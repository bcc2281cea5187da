package io.github.rolloutplanner.operate.sql;

import io.github.rolloutplanner.internal.rows.Answer;
import io.github.rolloutplanner.internal.rows.AnswerColumns;
import io.github.rolloutplanner.internal.rows.Row;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.operate.SourceException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;

/** Reads the rows of a result. */
record SqlAnswer(ResultSet rows, TimeColumn times) {
    private static final Set<String> OF_THE_WINDOW = Set.of(AnswerColumns.WINDOW_START, AnswerColumns.WINDOW_END);

    List<Observation> read(FeedRequest request, GroupNames names) throws SQLException {
        List<String> columns = columns(rows.getMetaData());
        AnswerColumns.require(request.feed(), "the answer", columns);
        Answer answer = new Answer(request, names);
        for (int number = 1; rows.next(); number++) {
            answer.add(row("row " + number, columns, request));
        }
        return answer.observations();
    }

    private static List<String> columns(ResultSetMetaData data) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int at = 1; at <= data.getColumnCount(); at++) {
            columns.add(data.getColumnLabel(at).toLowerCase(Locale.ROOT));
        }
        return columns;
    }

    private Row row(String place, List<String> columns, FeedRequest request) throws SQLException {
        Map<String, Object> cells = new HashMap<>();
        for (String column : columns) {
            Object value = OF_THE_WINDOW.contains(column) ? null : rows.getObject(columns.indexOf(column) + 1);
            if (value != null) {
                cells.put(column, value);
            }
        }
        return new Row(place, window(place, columns, request), cells);
    }

    private Optional<Row.Window> window(String place, List<String> columns, FeedRequest request) throws SQLException {
        int from = columns.indexOf(AnswerColumns.WINDOW_START) + 1;
        int until = columns.indexOf(AnswerColumns.WINDOW_END) + 1;
        return from == 0
                ? Optional.empty()
                : Optional.of(new Row.Window(
                        time(from).orElseThrow(() -> missing(place, AnswerColumns.WINDOW_START, request)),
                        time(until).orElseThrow(() -> missing(place, AnswerColumns.WINDOW_END, request))));
    }

    private static SourceException missing(String place, String column, FeedRequest request) {
        return new SourceException("'" + Legible.escaped(request.feed().name()) + "', " + place + ": the column '"
                + column + "' has no value. Give the start and the end of each window.");
    }

    private Optional<Instant> time(int at) throws SQLException {
        return switch (times) {
            case TIMESTAMP -> Optional.ofNullable(local(at)).map(time -> time.toInstant(ZoneOffset.UTC));
            case TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_OFFSET ->
                Optional.ofNullable(rows.getObject(at, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
            case EPOCH_SECONDS -> Optional.ofNullable(rows.getBigDecimal(at)).map(SqlAnswer::instant);
            case EPOCH_MILLIS ->
                Optional.ofNullable(rows.getBigDecimal(at)).map(millis -> instant(millis.movePointLeft(3)));
        };
    }

    private @Nullable LocalDateTime local(int at) throws SQLException {
        return rows.getObject(at, LocalDateTime.class);
    }

    private static Instant instant(BigDecimal seconds) {
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Instant.ofEpochSecond(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValue());
    }
}
