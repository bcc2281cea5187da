package io.github.rolloutplanner.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that stays text in Markdown as GitHub reads it.
 *
 * <p>Signs of Markdown get a backslash. GitHub looks for mentions, issues, addresses and emoji in what is left of the text after
 * that, where no backslash helps; an empty comment parts the sign from what follows.
 */
final class MarkdownText {
    private static final String SIGNS = "\\`*_[]<>|~$&";
    private static final String PART = "<!-- -->";
    /** A number or a sign at the start of a line makes a list, a heading, a rule, or a line of a table. */
    private static final Pattern START =
            Pattern.compile("^(?:#|=|[+-](?=\\s|$)|-(?=[-:])|:(?=-)|\\d{1,9}(?=[.)](?:\\s|$)))");
    /** Before what a mention, an address, an issue, an emoji or a box goes on. */
    private static final Pattern LOOKED_FOR = Pattern.compile(
            "(?<=@)(?=\\S)|(?<=#)(?=\\d)|(?<=GH-)(?=\\d)|(?<=:)(?=[a-z+/-])|(?<=(?i:www))(?=\\.)|(?<=^\\\\\\[)(?=[ xX]\\\\])");

    private static final Pattern RUN = Pattern.compile("`+");

    private MarkdownText() {}

    /** Returns a phrase for one line. */
    static String of(Phrase phrase) {
        StringBuilder text = new StringBuilder();
        phrase.parts().forEach(part -> text.append(part(part)));
        return atStart(text.toString().strip());
    }

    private static String part(Phrase.Part part) {
        String line = line(part.text());
        if (line.isBlank()) {
            return line;
        }
        return switch (part.kind()) {
            case WORDS, NAME, QUIET -> escaped(line);
            case CODE -> code(line);
            case GOOD, FAIR, POOR -> "**" + escaped(line.strip()) + "**";
        };
    }

    /** Returns a text in one line, its spaces at both ends kept: they part it from its neighbours. */
    private static String line(String text) {
        String line = TextWidth.line(text);
        boolean leads = !text.isEmpty() && Character.isWhitespace(text.charAt(0));
        boolean trails = !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
        return (leads ? " " : "") + line + (trails ? " " : "");
    }

    private static String escaped(String line) {
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

    private static String atStart(String line) {
        Matcher start = START.matcher(line);
        if (!start.find()) {
            return line;
        }
        boolean isNumber = Character.isDigit(line.charAt(0));
        return isNumber ? line.substring(0, start.end()) + "\\" + line.substring(start.end()) : "\\" + line;
    }

    /** Returns code that no run of backticks in it ends. In a table, a bar has to be escaped even there. */
    private static String code(String line) {
        String fence = "`".repeat(longestRun(line) + 1);
        String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + space + line.replace("|", "\\|") + space + fence;
    }

    /** Returns lines between fences that no line of them closes. */
    static String fenced(String language, String lines) {
        String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
        return fence + language + "\n" + lines.stripTrailing() + "\n" + fence;
    }

    private static int longestRun(String text) {
        return RUN.matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }
}
