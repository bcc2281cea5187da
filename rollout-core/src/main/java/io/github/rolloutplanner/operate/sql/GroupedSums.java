package io.github.rolloutplanner.operate.sql;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;

/** The sums of each group, from rows of {@code variant}, {@code unit} and {@code amount}: one row a group is all that is fetched. */
final class GroupedSums {
    private static final String BY_GROUP = "\ngroup by variant";

    private GroupedSums() {}

    /** Trials are rows, or users, or rows summed up by user; events are those whose amount is 1. */
    static String ofTrials(Feed feed, String rows) {
        if (feed.sample() == SampleKind.EVENTS_BY_USER) {
            return """
                    select variant, count(*) as users, cast(sum(z) as bigint) as trials, cast(sum(y) as bigint) as events,
                      cast(sum(z * z) as bigint) as trial_squares, cast(sum(y * y) as bigint) as event_squares,
                      cast(sum(y * z) as bigint) as products
                    from %s
                    group by variant""".formatted(byUser("count(*) as z, count(case when amount = 1 then 1 end) as y", rows));
        }
        return "select variant, count(*) as trials, count(case when amount = 1 then 1 end) as events\nfrom "
                + (feed.unit().equals("users") ? byUser("max(amount) as amount", rows) : rows) + BY_GROUP;
    }

    static String ofNumbers(boolean isPerUser, String rows) {
        return "select variant, count(*) as count, sum(amount) as sum, sum(amount * amount) as sum_squares\nfrom "
                + (isPerUser ? byUser("sum(amount) as amount", rows) : rows) + BY_GROUP;
    }

    static String ofNumbersByUser(String rows) {
        return """
                select variant, count(*) as users, cast(sum(z) as bigint) as count, sum(y) as sum, sum(q) as squares,
                  sum(y * y) as sum_squares, cast(sum(z * z) as bigint) as count_squares, sum(y * z) as products
                from %s
                group by variant""".formatted(byUser("count(*) as z, sum(amount) as y, sum(amount * amount) as q", rows));
    }

    static String ofReadings(String rows) {
        return "select variant, avg(amount) as reading\nfrom " + rows + BY_GROUP;
    }

    private static String byUser(String sums, String rows) {
        return "(\nselect variant, unit, " + sums + "\nfrom " + rows + "\ngroup by variant, unit\n) by_user";
    }
}
