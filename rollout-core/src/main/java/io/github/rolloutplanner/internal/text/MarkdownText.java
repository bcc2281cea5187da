package io.github.rolloutplanner.internal.text;

import java.util.Locale;

/** Text inside a line of Markdown, such as a cell of a table, that is shown as it is written. */
public final class MarkdownText {
    private static final String ESCAPED = "\\`*_[]~$";
    private static final String ENTITIES = "<>&|@#";
    private static final String ADDRESS = "www";

    private MarkdownText() {}

    /** The text on one line, with nothing in it that Markdown or HTML reads, bars of tables and addresses included. */
    public static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        String line = Legible.escaped(text);
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (ENTITIES.indexOf(letter) >= 0 || isOfAddress(line, at)) {
                written.append("&#").append((int) letter).append(';');
            } else {
                written.append(ESCAPED.indexOf(letter) >= 0 ? "\\" : "").append(letter);
            }
        }
        return written.toString();
    }

    /** A colon before anything but a space may begin an address or a symbol, and so may the point after www. */
    private static boolean isOfAddress(String line, int at) {
        return switch (line.charAt(at)) {
            case ':' -> at + 1 < line.length() && line.charAt(at + 1) != ' ';
            case '.' ->
                at >= ADDRESS.length()
                        && line.substring(at - ADDRESS.length(), at)
                                .toLowerCase(Locale.ROOT)
                                .equals(ADDRESS);
            default -> false;
        };
    }
}
