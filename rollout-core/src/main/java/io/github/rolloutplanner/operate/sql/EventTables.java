package io.github.rolloutplanner.operate.sql;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Optional;

/**
 * A table of events and a table that says which user was assigned to which group since when. Queries of metrics are made from them,
 * in standard SQL that is the same for all databases.
 *
 * <pre>{@code
 * EventTables shop = EventTables.of("shop.events", "shop.assignments")
 *         .withTimes("occurred_at", "assigned_at", TimeColumn.TIMESTAMP)
 *         .assignedWhere("experiment = 'checkout'");
 * SqlSource.of(database)
 *         .with("Checkout errors", shop.rate("status >= 500").where("type = 'request'"))
 *         .with("Checkout p95", shop.numbers("seconds").in("s").where("type = 'request'"))
 *         .with(Observation.ASSIGNMENT_COUNTS, shop.assignments());
 * }</pre>
 *
 * <p>A user is in the group that they were last assigned to, from the first assignment to it on, and their events count from then
 * on. Who was assigned to a group again after another one, or to two at the same time, is in no group: what they show belongs to
 * neither. So each user is in one group at most at any time, as often as each assignment is recorded.
 *
 * <p>Conditions and values are SQL of developers, put into the query as they are: never make them from what users enter.
 *
 * @since 0.1.0
 */
public final class EventTables {
    private final Assigned assigned;
    private final String events;
    private final String eventTime;
    private final GroupNames names;

    private EventTables(Assigned assigned, String events, String eventTime, GroupNames names) {
        this.assigned = assigned;
        this.events = events;
        this.eventTime = eventTime;
        this.names = names;
    }

    /**
     * Two tables with the columns {@code user_id} in both, {@code occurred_at} of events, {@code assigned_at} and {@code variant} of
     * assignments, and times that are {@link TimeColumn#TIMESTAMP}.
     *
     * @param events the table of events: a name, or a table function with constants such as {@code read_parquet('events/*.parquet')}
     * @param assignments the table of assignments, of as many rows a user as there are
     * @return the tables
     * @throws RolloutException.InvalidValue if one is no table
     */
    public static EventTables of(String events, String assignments) {
        Assigned assigned = new Assigned(
                SqlNames.table(assignments, "assignments"),
                "user_id",
                "variant",
                "assigned_at",
                TimeColumn.TIMESTAMP,
                Optional.empty());
        return new EventTables(assigned, SqlNames.table(events, "events"), "occurred_at", GroupNames.standard());
    }

    /**
     * Sets the columns of time, and how both keep it.
     *
     * @param ofEvents when an event happened
     * @param ofAssignments when a user was assigned
     * @param form of both
     * @return the tables with them
     * @throws RolloutException.InvalidValue if one is no column
     */
    public EventTables withTimes(String ofEvents, String ofAssignments, TimeColumn form) {
        SqlNames.column(ofEvents, "ofEvents");
        return new EventTables(
                assigned.withTime(SqlNames.column(ofAssignments, "ofAssignments"), requireNonNull(form, "form")),
                events,
                ofEvents,
                names);
    }

    /**
     * Sets the column of users, by which both tables are joined: whatever is assigned, also sessions, tenants or hosts.
     *
     * @param column of both tables
     * @return the tables with it
     * @throws RolloutException.InvalidValue if it is no column
     */
    public EventTables withUsers(String column) {
        return new EventTables(assigned.withUser(SqlNames.column(column, "column")), events, eventTime, names);
    }

    /**
     * Sets the column of groups in the table of assignments, and what it calls them.
     *
     * @param column of assignments
     * @param groups what stands in it
     * @return the tables with it
     * @throws RolloutException.InvalidValue if it is no column
     */
    public EventTables withVariants(String column, GroupNames groups) {
        return new EventTables(
                assigned.withVariant(SqlNames.column(column, "column")),
                events,
                eventTime,
                requireNonNull(groups, "groups"));
    }

    /**
     * Says which rows of the table of assignments are of this rollout, where it has others, too.
     *
     * @param condition in SQL, of columns of assignments
     * @return the tables with it
     * @throws RolloutException.InvalidValue if it is blank
     */
    public EventTables assignedWhere(String condition) {
        return new EventTables(assigned.where(SqlNames.expression(condition, "condition")), events, eventTime, names);
    }

    /**
     * Counts events, and those of them that a condition holds for: failed requests, visits with a purchase. For metrics that count
     * users it counts users with an event, and those of them with one that the condition holds for.
     *
     * @param condition in SQL, of columns of events
     * @return the query
     * @throws RolloutException.InvalidValue if it is blank
     */
    public EventQuery rate(String condition) {
        return query(new Measure.Rate(SqlNames.expression(condition, "condition")));
    }

    /**
     * Sums up a number of each event: how long it took, what was spent. It answers means, and percentiles, of which it counts what is
     * beyond the baseline. Events whose number is null are left out.
     *
     * @param value in SQL, of columns of events; in the unit of the metric unless {@link EventQuery#in} says another
     * @return the query
     * @throws RolloutException.InvalidValue if it is blank
     */
    public EventQuery numbers(String value) {
        return query(new Measure.Numbers(SqlNames.expression(value, "value"), Optional.empty(), false));
    }

    /**
     * Counts events over time, such as reports of users.
     *
     * @return the query, whose {@link EventQuery#where} says which events
     */
    public EventQuery counts() {
        return query(new Measure.Counts());
    }

    /**
     * Counts the users who came into each group for the first time.
     *
     * @return the query
     */
    public EventQuery assignments() {
        return query(new Measure.Assignments());
    }

    private EventQuery query(Measure measure) {
        return new EventQuery(this, measure, Optional.empty(), names);
    }

    TimeColumn form() {
        return assigned.form();
    }

    Assigned assigned() {
        return assigned;
    }

    String events() {
        return events;
    }

    String eventTime() {
        return eventTime;
    }
}
