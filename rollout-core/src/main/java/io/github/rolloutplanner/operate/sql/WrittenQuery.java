package io.github.rolloutplanner.operate.sql;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A query that a developer wrote. */
record WrittenQuery(String text, TimeColumn times, GroupNames groups) implements MetricQuery {
    private static final Set<String> PLACES = Set.of("from", "until");

    /** What looks like a place inside of texts, quoted names, comments and behind the colon of a cast is none. */
    private static final Pattern PLACE =
            Pattern.compile("'[^']*+'|\"[^\"]*+\"|--[^\\n]*+|/\\*.*?\\*/|(?<![:\\w]):(from|until)\\b", Pattern.DOTALL);

    WrittenQuery {
        requireNonNull(text, "sql");
        requireNonNull(times, "times");
        requireNonNull(groups, "names");
        Set<String> found = PLACE.matcher(text)
                .results()
                .filter(match -> match.group(1) != null)
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        if (!found.equals(PLACES)) {
            throw new RolloutException.InvalidValue("A query that has not both :from and :until counts for ever. Add"
                    + " \"where occurred_at >= :from and occurred_at < :until\".");
        }
    }

    @Override
    public MetricQuery withGroups(GroupNames names) {
        return new WrittenQuery(text, times, names);
    }

    @Override
    public String sql(FeedRequest request) {
        String from = times.literal(requireNonNull(request, "request").from());
        String until = times.literal(request.until());
        return PLACE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null ? match.group() : match.group(1).equals("from") ? from : until));
    }
}
