package io.github.rolloutplanner.json.operate;

import static java.util.stream.Collectors.toSet;

import io.github.rolloutplanner.internal.rows.AnswerColumns;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One row of a file.
 *
 * @param line where it begins, from 1 on
 * @param cells what is not empty, by the lower-case name of its column
 */
record FileRow(long line, Map<String, Object> cells) {
    static final String METRIC = "metric";
    static final List<String> NEEDED =
            List.of(METRIC, AnswerColumns.VARIANT, AnswerColumns.WINDOW_START, AnswerColumns.WINDOW_END);
    private static final Set<String> KNOWN =
            Stream.concat(NEEDED.stream(), AnswerColumns.all().stream()).collect(toSet());

    static boolean isKnown(String column) {
        return KNOWN.contains(column);
    }
}
