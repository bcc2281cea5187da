package io.github.rolloutplanner.internal.rows;

import static io.github.rolloutplanner.internal.rows.Column.COUNT;
import static io.github.rolloutplanner.internal.rows.Column.COUNT_SQUARES;
import static io.github.rolloutplanner.internal.rows.Column.EVENTS;
import static io.github.rolloutplanner.internal.rows.Column.EVENT_SQUARES;
import static io.github.rolloutplanner.internal.rows.Column.PRODUCTS;
import static io.github.rolloutplanner.internal.rows.Column.READING;
import static io.github.rolloutplanner.internal.rows.Column.SQUARES;
import static io.github.rolloutplanner.internal.rows.Column.SUM;
import static io.github.rolloutplanner.internal.rows.Column.SUM_SQUARES;
import static io.github.rolloutplanner.internal.rows.Column.TRIALS;
import static io.github.rolloutplanner.internal.rows.Column.TRIAL_SQUARES;
import static io.github.rolloutplanner.internal.rows.Column.USERS;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.observation.Sample;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns a row has for each sort of sample, and the sample that they are.
 *
 * @param columns the numbers, in the order of guide and messages
 * @param reader makes the sample, of a group that was exposed for so many hours
 * @param empty the sample of a group of which there is nothing
 */
record RowShape(List<Column> columns, SampleReader reader, Sample empty) {
    private static final Map<SampleKind, RowShape> SHAPES = new EnumMap<>(Map.of(
            SampleKind.EVENTS,
            new RowShape(List.of(TRIALS, EVENTS), RowShape::events, Sample.events(0, 0)),
            SampleKind.EVENTS_BY_USER,
            new RowShape(
                    List.of(USERS, TRIALS, EVENTS, TRIAL_SQUARES, EVENT_SQUARES, PRODUCTS),
                    RowShape::eventsByUser,
                    Sample.eventsByUser(0, 0, 0, 0, 0, 0)),
            SampleKind.COUNTS,
            new RowShape(
                    List.of(EVENTS), (cells, hours) -> Sample.counts(cells.count(EVENTS), hours), Sample.counts(0, 0)),
            SampleKind.MOMENTS,
            new RowShape(
                    List.of(COUNT, SUM, SUM_SQUARES),
                    (cells, hours) -> new ExactMoments(cells).sample(),
                    Sample.moments(0, 0, 0)),
            SampleKind.NUMBERS_BY_USER,
            new RowShape(
                    List.of(USERS, COUNT, SUM, SQUARES, SUM_SQUARES, COUNT_SQUARES, PRODUCTS),
                    RowShape::numbersByUser,
                    Sample.numbersByUser(0, 0, 0, 0, 0, 0, 0)),
            SampleKind.READING,
            new RowShape(
                    List.of(READING),
                    (cells, hours) -> Sample.reading(cells.number(READING).doubleValue()),
                    Sample.moments(0, 0, 0)),
            SampleKind.ASSIGNMENTS,
            new RowShape(List.of(USERS), (cells, hours) -> Sample.events(0, cells.count(USERS)), Sample.events(0, 0))));

    static RowShape of(SampleKind kind) {
        return requireNonNull(SHAPES.get(kind), "kind");
    }

    /** The titles of the columns of one sort. */
    Set<String> titles() {
        Set<String> titles = new LinkedHashSet<>();
        columns.forEach(column -> titles.add(column.title()));
        return titles;
    }

    private static Sample events(Cells cells, double hours) {
        return Sample.events(eventsOfTrials(cells), cells.count(TRIALS));
    }

    private static Sample eventsByUser(Cells cells, double hours) {
        return Sample.eventsByUser(
                cells.count(USERS),
                eventsOfTrials(cells),
                cells.count(TRIALS),
                cells.count(EVENT_SQUARES),
                cells.count(TRIAL_SQUARES),
                cells.count(PRODUCTS));
    }

    private static long eventsOfTrials(Cells cells) {
        long events = cells.count(EVENTS);
        if (events > cells.count(TRIALS)) {
            throw cells.wrong(
                    EVENTS, "is more than the " + cells.count(TRIALS) + " trials", "Count events among the trials.");
        }
        return events;
    }

    private static Sample numbersByUser(Cells cells, double hours) {
        return Sample.numbersByUser(
                cells.count(USERS),
                cells.number(SUM).doubleValue(),
                cells.count(COUNT),
                cells.number(SQUARES).doubleValue(),
                cells.number(SUM_SQUARES).doubleValue(),
                cells.count(COUNT_SQUARES),
                cells.number(PRODUCTS).doubleValue());
    }

    /** Makes the sample of a row. */
    interface SampleReader {
        Sample read(Cells cells, double hours);
    }
}
