package io.github.rolloutplanner.operate.sql;

import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.reason.RolloutException;

/**
 * How one metric is counted in SQL: a query of one's own, or one of {@link EventTables}. The answer has a row for each group, with
 * the columns that the sort of sample of the feed needs:
 *
 * <pre>{@code
 * EVENTS            variant, trials, events
 * EVENTS_BY_USER    variant, users, trials, events, trial_squares, event_squares, products
 * COUNTS            variant, events
 * MOMENTS           variant, count, sum, sum_squares
 * NUMBERS_BY_USER   variant, users, count, sum, squares, sum_squares, count_squares, products
 * READING           variant, reading
 * ASSIGNMENTS       variant, users
 * }</pre>
 *
 * <p>A group without a row has no data. Where the answer comes in several windows, each row has {@code window_start} and
 * {@code window_end}, too.
 *
 * @since 0.1.0
 */
public sealed interface MetricQuery permits WrittenQuery, EventQuery {

    /**
     * A query of one's own, of a table whose times are {@link TimeColumn#TIMESTAMP}.
     *
     * <pre>{@code
     * MetricQuery.of("select variant, count(*) as trials, count(case when status >= 500 then 1 end) as events"
     *         + " from requests where requested_at >= :from and requested_at < :until group by variant")
     * }</pre>
     *
     * @param sql the query, with {@code :from} and {@code :until} where the window belongs
     * @return the query
     * @throws RolloutException.InvalidValue if the text has not both of them
     */
    static MetricQuery of(String sql) {
        return of(sql, TimeColumn.TIMESTAMP);
    }

    /**
     * A query of one's own.
     *
     * @param sql the query, with {@code :from} and {@code :until} where the window belongs
     * @param times how the column that is compared with them keeps time
     * @return the query
     * @throws RolloutException.InvalidValue if the text has not both of them
     */
    static MetricQuery of(String sql, TimeColumn times) {
        return new WrittenQuery(sql, times, GroupNames.standard());
    }

    /**
     * Says what the answer calls the groups. Defaults to {@link GroupNames#standard()}.
     *
     * @param names the names
     * @return the query with them
     */
    MetricQuery withGroups(GroupNames names);

    /**
     * What the answer calls the groups.
     *
     * @return the names
     */
    GroupNames groups();

    /**
     * How the answer writes the start and the end of a window.
     *
     * @return the form
     */
    TimeColumn times();

    /**
     * Writes the query for one feed. All that is put into it are times, as digits.
     *
     * @param request what was asked for
     * @return SQL
     * @throws io.github.rolloutplanner.operate.SourceException if it cannot answer the feed
     */
    String sql(FeedRequest request);
}
