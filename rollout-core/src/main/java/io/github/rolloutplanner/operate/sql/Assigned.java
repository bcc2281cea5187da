package io.github.rolloutplanner.operate.sql;

import java.util.Optional;

/** The table of assignments, and in which group each user is. */
record Assigned(String table, String user, String variant, String time, TimeColumn form, Optional<String> condition) {

    Assigned withTime(String column, TimeColumn in) {
        return new Assigned(table, user, variant, column, in, condition);
    }

    Assigned withUser(String column) {
        return new Assigned(table, column, variant, time, form, condition);
    }

    Assigned withVariant(String column) {
        return new Assigned(table, user, column, time, form, condition);
    }

    Assigned where(String only) {
        return new Assigned(table, user, variant, time, form, Optional.of(only));
    }

    /**
     * Each user with their group and since when they are in it: the group of the last assignment, unless another group had one after
     * the first to this. One pass: first and last assignment of each user to each group, the latest group beside the one before.
     * That "place = 1" is true of so many rows no database guesses: PostgreSQL would join them one by one.
     */
    String users(String until) {
        return """
                select unit, variant, since
                from (
                  select unit, variant, since,
                    row_number() over (partition by unit order by latest desc) as place,
                    lead(latest) over (partition by unit order by latest desc) as latest_of_another
                  from (
                    select %1$s as unit, %2$s as variant, min(%3$s) as since, max(%3$s) as latest
                    from %4$s
                    where %3$s < %5$s%6$s
                    group by %1$s, %2$s
                  ) stays
                ) ranked
                where place < 2 and (latest_of_another is null or latest_of_another < since)""".formatted(
                        user,
                        variant,
                        time,
                        table,
                        until,
                        condition.map(only -> " and (" + only + ")").orElse(""));
    }
}
