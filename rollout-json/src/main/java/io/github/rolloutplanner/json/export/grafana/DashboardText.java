package io.github.rolloutplanner.json.export.grafana;

import io.github.rolloutplanner.json.internal.monitoring.PromText;

/** Texts of strangers on a dashboard, where dollars and brackets name variables and Markdown is rendered. */
final class DashboardText {
    private static final String MARKDOWN = "[\\\\`*_{}\\[\\]<>()#+!|~&]";

    private DashboardText() {}

    /** A title. */
    static String plain(String text) {
        return PromText.shown(text).replace("$", "＄").replace("[[", "[ [");
    }

    /** The same in Markdown. */
    static String markdown(String text) {
        return plain(text).replaceAll(MARKDOWN, "\\\\$0");
    }

    /** A text as a regular expression that matches it alone, and in which no variable stands. */
    static String regex(String text) {
        StringBuilder regex = new StringBuilder();
        PromText.shown(text).codePoints().forEach(letter -> append(regex, letter));
        return regex.toString();
    }

    private static void append(StringBuilder regex, int letter) {
        if (letter == '$') {
            regex.append("[$]");
        } else {
            boolean isPlain = Character.isLetterOrDigit(letter) || letter == ' ' || letter > '~';
            regex.append(isPlain ? "" : "\\").appendCodePoint(letter);
        }
    }
}
