package io.github.rolloutplanner.json.internal.prometheus;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which series of a metric, to which further labels can be added: a name, matchers in braces, or both.
 *
 * @param name the metric; empty where the matchers say it
 * @param matchers what stands between the braces, without a comma at its end
 */
public record SeriesSelector(String name, String matchers) {
    private static final Pattern FORM = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)?\\s*(\\{.*)?", Pattern.DOTALL);
    private static final Pattern MATCHERS = Pattern.compile(",");
    private static final Pattern OPERATOR = Pattern.compile("[=!].*", Pattern.DOTALL);
    private static final String QUOTES = "\"'`";

    /**
     * Reads a selector.
     *
     * @param parameter what it is called in the exception
     * @throws RolloutException.InvalidValue if it selects no series
     */
    public static SeriesSelector parse(String text, String parameter) {
        String trimmed = requireNonNull(text, parameter).trim();
        Matcher form = FORM.matcher(trimmed);
        if (trimmed.isEmpty() || !form.matches()) {
            throw refused(text);
        }
        String name = form.group(1) == null ? "" : form.group(1);
        return new SeriesSelector(name, form.group(2) == null ? "" : inside(form.group(2), text));
    }

    private static String inside(String braces, String text) {
        if (end(braces) != braces.length() - 1) {
            throw refused(text);
        }
        String inside = braces.substring(1, braces.length() - 1).trim();
        return inside.endsWith(",") ? inside.substring(0, inside.length() - 1).trim() : inside;
    }

    /** Where the first brace ends that does not stand in quotes; the length if none does. */
    private static int end(String braces) {
        int at = 1;
        while (at < braces.length() && braces.charAt(at) != '}') {
            at = QUOTES.indexOf(braces.charAt(at)) >= 0 ? afterQuoted(braces, at) : at + 1;
        }
        return at;
    }

    /** Only in back quotes a backslash is itself. */
    private static int afterQuoted(String text, int start) {
        char quote = text.charAt(start);
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' && quote != '`' ? 2 : 1;
        }
        return at + 1;
    }

    private static RolloutException.InvalidValue refused(String text) {
        return new RolloutException.InvalidValue(
                "'" + text + "' selects no series. Give the counter or gauge itself, such as"
                        + " requests_total{job=\"checkout\"}, without functions: how much it rose is found out here.");
    }

    /** Whether they are selected by a label, whatever it is to be. */
    public boolean matchesOn(String label) {
        return MATCHERS.splitAsStream(unquoted())
                .map(matcher -> OPERATOR.matcher(matcher).replaceFirst("").trim())
                .anyMatch(label::equals);
    }

    /** The matchers without what stands in quotes, which may look like matchers. */
    private String unquoted() {
        StringBuilder outside = new StringBuilder();
        int at = 0;
        while (at < matchers.length()) {
            if (QUOTES.indexOf(matchers.charAt(at)) >= 0) {
                at = afterQuoted(matchers, at);
            } else {
                outside.append(matchers.charAt(at++));
            }
        }
        return outside.toString();
    }

    /** The series of this name with an ending, such as those of a histogram. */
    public SeriesSelector withSuffix(String suffix) {
        return new SeriesSelector(name + suffix, matchers);
    }

    /** These series with one more condition. */
    public SeriesSelector with(LabelMatcher more) {
        return new SeriesSelector(name, matchers.isEmpty() ? more.toString() : matchers + "," + more);
    }

    @Override
    public String toString() {
        return matchers.isEmpty() ? name : name + "{" + matchers + "}";
    }
}
