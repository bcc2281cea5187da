package io.github.rolloutplanner.json.internal.prometheus;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A condition on one label.
 *
 * @param label the label
 * @param values what it may be, one or several
 */
public record LabelMatcher(String label, List<String> values) {
    private static final Pattern MEANING_SOMETHING = Pattern.compile("[.+*?()|\\[\\]{}^$\\\\]");

    /** A label of one value. */
    public static LabelMatcher is(String label, String value) {
        return new LabelMatcher(label, List.of(value));
    }

    /** Whether a series with these labels is selected. */
    public boolean matches(Map<String, String> labels) {
        return values.contains(labels.getOrDefault(label, ""));
    }

    @Override
    public String toString() {
        return values.size() == 1
                ? label + "=" + quoted(values.get(0))
                : label + "=~"
                        + quoted(values.stream().map(LabelMatcher::literal).collect(joining("|")));
    }

    private static String literal(String value) {
        return MEANING_SOMETHING.matcher(value).replaceAll("\\\\$0");
    }

    /** A text in quotes, as PromQL reads it. */
    public static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
