package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.internal.rows.AnswerColumns;
import io.github.rolloutplanner.internal.rows.Row;
import io.github.rolloutplanner.internal.rows.Row.Window;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.operate.FeedRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a file that answer one feed. */
abstract class WantedRows {
    private static final int MOST_ROWS = 10_000;

    final Window asked;
    private final FeedRequest request;
    private final List<Row> rows = new ArrayList<>();

    private WantedRows(FeedRequest request) {
        this.request = request;
        this.asked = new Window(request.from(), request.until());
    }

    static WantedRows of(FeedRequest request) {
        return request.feed().temporality() == Temporality.CUMULATIVE
                ? new LongestCheckpoint(request)
                : new Increments(request);
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether a row of a window counts; throws where the file counts in another way than the feed. */
    abstract boolean isWanted(Window window, long line);

    void add(FileRow row) {
        if (!request.feed().metric().equals(row.cells().get(FileRow.METRIC))) {
            return;
        }
        Window window = new Window(time(row, AnswerColumns.WINDOW_START), time(row, AnswerColumns.WINDOW_END));
        if (!window.from().isBefore(window.until())) {
            throw new FaultInFile(row.line(), "the window " + window + " ends before it begins. Swap its ends.");
        }
        if (isWanted(window, row.line())) {
            if (rows.size() == MOST_ROWS) {
                throw new FaultInFile(
                        row.line(),
                        "this is one row too many, after " + MOST_ROWS + " in " + asked
                                + ". Add up in longer windows.");
            }
            rows.add(taken(row, window));
        }
    }

    private Row taken(FileRow row, Window window) {
        Map<String, Object> cells = new HashMap<>(row.cells());
        cells.remove(FileRow.METRIC);
        AnswerColumns.require(request.feed(), "line " + row.line(), List.copyOf(cells.keySet()));
        return new Row("line " + row.line(), Optional.of(window), cells);
    }

    private static Instant time(FileRow row, String column) {
        Object text = row.cells().get(column);
        if (text == null) {
            throw new FaultInFile(
                    row.line(), "'" + column + "' has no value. Give the start and the end of each window.");
        }
        try {
            return OffsetDateTime.parse(text.toString()).toInstant();
        } catch (DateTimeException e) {
            throw new FaultInFile(
                    row.line(),
                    "'" + text + "' in '" + column
                            + "' is no time. Give it as ISO 8601 in UTC, such as 2026-03-02T09:00:00Z.");
        }
    }

    /**
     * Each window inside of the asked one. One that began before it mixes two percentages, or was counted; of one that ends after it,
     * a later request asks.
     */
    private static final class Increments extends WantedRows {
        Increments(FeedRequest request) {
            super(request);
        }

        @Override
        boolean isWanted(Window window, long line) {
            return asked.covers(window);
        }
    }

    /** Of all that begin with the phase, the one that ended last. */
    private static final class LongestCheckpoint extends WantedRows {
        LongestCheckpoint(FeedRequest request) {
            super(request);
        }

        @Override
        boolean isWanted(Window window, long line) {
            if (window.from().isAfter(asked.from()) && window.from().isBefore(asked.until())) {
                throw new FaultInFile(
                        line,
                        "the window " + window + " begins after " + asked.from()
                                + ". Count everything since then, so that who comes back is one user.");
            }
            if (!window.from().equals(asked.from()) || window.until().isAfter(asked.until())) {
                return false;
            }
            return rows().isEmpty() || !isOlder(window);
        }

        private boolean isOlder(Window window) {
            Instant latest = rows().get(0).window().orElseThrow().until();
            if (window.until().isAfter(latest)) {
                rows().clear();
            }
            return window.until().isBefore(latest);
        }
    }
}
