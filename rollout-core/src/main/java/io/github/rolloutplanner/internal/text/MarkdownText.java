package io.github.rolloutplanner.internal.text;

/**
 * Text inside a line of Markdown, such as a cell of a table, that is shown as it is written. Sites that make links of addresses
 * and of names after an at sign do so in every text, however it is escaped.
 */
public final class MarkdownText {
    private static final String ESCAPED = "\\`*_[~$";
    private static final String ENTITIES = "<>&|";

    private MarkdownText() {}

    /** The text on one line, with nothing in it that Markdown or HTML reads, bars of tables included. */
    public static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        for (char letter : Legible.escaped(text).toCharArray()) {
            if (ENTITIES.indexOf(letter) >= 0) {
                written.append("&#").append((int) letter).append(';');
            } else {
                written.append(ESCAPED.indexOf(letter) >= 0 ? "\\" : "").append(letter);
            }
        }
        return written.toString();
    }
}
