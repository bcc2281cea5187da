package io.github.rolloutplanner.internal.text;

import java.util.regex.Pattern;

/**
 * Text that stays text inside a line of Markdown as GitHub reads it, such as in a cell of a table.
 *
 * <p>Signs of Markdown get a backslash. GitHub looks for mentions, issues, addresses and emoji in what is left of the text after
 * that, where no backslash helps; an empty comment parts the sign from what follows.
 */
public final class MarkdownText {
    private static final String SIGNS = "\\`*_[]<>|~$&";
    private static final String PART = "<!-- -->";
    /** Before what a mention, an address, an issue, an emoji or a box goes on. */
    private static final Pattern LOOKED_FOR = Pattern.compile(
            "(?<=@)(?=\\S)|(?<=#)(?=\\d)|(?<=GH-)(?=\\d)|(?<=:)(?=[a-z+/-]|\\d[a-z\\d_]*:)|(?<=(?i:www))(?=\\.)|(?<=^\\\\\\[)(?=[ xX]\\\\])");

    private MarkdownText() {}

    /** The text on one line, with nothing in it that Markdown, GitHub or HTML reads, bars of tables included. */
    public static String escaped(String text) {
        return ofLine(Legible.escaped(text));
    }

    /** The same of a text that is one legible line already. */
    public static String ofLine(String line) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < line.length(); at++) {
            char next = line.charAt(at);
            if (SIGNS.indexOf(next) >= 0) {
                text.append('\\');
            }
            text.append(next);
        }
        return LOOKED_FOR.matcher(text).replaceAll(PART);
    }
}
