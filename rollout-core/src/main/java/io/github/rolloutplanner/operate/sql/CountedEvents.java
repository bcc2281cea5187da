package io.github.rolloutplanner.operate.sql;

import io.github.rolloutplanner.operate.FeedRequest;
import java.util.Optional;

/** The events of a window, each with the group that its user was in when it happened. */
record CountedEvents(EventTables tables, Optional<String> condition, FeedRequest request) {

    String from() {
        return tables.form().literal(request.from());
    }

    String until() {
        return tables.form().literal(request.until());
    }

    /** Users who were assigned before the end of the window. */
    String users() {
        return indented(tables.assigned().users(until()));
    }

    /**
     * Rows of {@code variant}, {@code unit} and a value.
     *
     * @param value the value in SQL, and its name
     * @param only which values count, beside the events that do
     */
    String with(String value, Optional<String> only) {
        return """
                (
                  select g.variant as variant, e.unit as unit, e.amount as amount
                  from (
                %s
                  ) e
                  join (
                %s
                  ) g on e.unit = g.unit and e.moment >= g.since
                ) counted""".formatted(events(value, only), users());
    }

    /** Groups whose users had no event are there, too: theirs is a zero. */
    String beside() {
        return """
                (
                %s
                  ) g
                  left join (
                %s
                  ) e on e.unit = g.unit and e.moment >= g.since""".formatted(users(), events("1", Optional.empty()));
    }

    /** Apart from the join, so that conditions know the columns of events alone. */
    private String events(String value, Optional<String> only) {
        return indented("""
                select %1$s as unit, %2$s as moment, %3$s as amount
                from %4$s
                where %2$s >= %5$s and %2$s < %6$s%7$s%8$s""".formatted(
                        tables.assigned().user(),
                        tables.eventTime(),
                        value,
                        tables.events(),
                        from(),
                        until(),
                        and(condition),
                        and(only)));
    }

    private static String and(Optional<String> only) {
        return only.map(condition -> " and (" + condition + ")").orElse("");
    }

    private static String indented(String sql) {
        return sql.indent(4).stripTrailing();
    }
}
