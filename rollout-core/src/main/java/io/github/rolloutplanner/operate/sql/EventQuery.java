package io.github.rolloutplanner.operate.sql;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Optional;

/**
 * A query made from a table of events and a table of assignments, for whichever sort of sample a feed asks.
 *
 * @since 0.1.0
 */
public final class EventQuery implements MetricQuery {
    private final EventTables tables;
    private final Measure measure;
    private final Optional<String> condition;
    private final GroupNames names;

    EventQuery(EventTables tables, Measure measure, Optional<String> condition, GroupNames names) {
        this.tables = tables;
        this.measure = measure;
        this.condition = condition;
        this.names = names;
    }

    /**
     * Says which events count. Defaults to all.
     *
     * @param only a condition in SQL, of columns of events
     * @return the query with it, instead of the one before
     * @throws RolloutException.InvalidValue if it is blank
     */
    public EventQuery where(String only) {
        return new EventQuery(tables, measure, Optional.of(SqlNames.expression(only, "only")), names);
    }

    /**
     * Says in which unit the numbers are, where it is not that of the metric.
     *
     * @param unit such as {@code s} or {@code ms}
     * @return the query with it
     * @throws RolloutException.InvalidValue if it has no numbers
     */
    public EventQuery in(String unit) {
        requireNonNull(unit, "unit");
        return with(numbers("in(..)").in(unit));
    }

    /**
     * Adds up the numbers of each user first, for a mean of users: what each spent, where events are purchases. Users without an event
     * in the window have no sum.
     *
     * @return the query of sums
     * @throws RolloutException.InvalidValue if it has no numbers
     */
    public EventQuery perUser() {
        return with(numbers("perUser()").summed());
    }

    private Measure.Numbers numbers(String method) {
        if (measure instanceof Measure.Numbers numbers) {
            return numbers;
        }
        throw new RolloutException.InvalidValue("Only numbers(..) have a unit and sums. Leave out " + method + ".");
    }

    private EventQuery with(Measure other) {
        return new EventQuery(tables, other, condition, names);
    }

    @Override
    public EventQuery withGroups(GroupNames others) {
        return new EventQuery(tables, measure, condition, requireNonNull(others, "others"));
    }

    @Override
    public GroupNames groups() {
        return names;
    }

    @Override
    public TimeColumn times() {
        return tables.form();
    }

    @Override
    public String sql(FeedRequest request) {
        return measure.sql(requireNonNull(request, "request"), new CountedEvents(tables, condition, request));
    }

    @Override
    public String toString() {
        return measure
                + condition.map(only -> " where " + Legible.escaped(only)).orElse("");
    }
}
