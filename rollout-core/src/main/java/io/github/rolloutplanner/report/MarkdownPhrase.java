package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.MarkdownText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Phrases in Markdown as GitHub reads it, at the start of a line, in code and between fences. */
final class MarkdownPhrase {
    /** A number or a sign at the start of a line makes a list, a heading, a rule, or a line of a table. */
    private static final Pattern START =
            Pattern.compile("^(?:#|=|[+-](?=\\s|$)|-(?=[-:])|:(?=-)|\\d{1,9}(?=[.)](?:\\s|$)))");

    private static final Pattern RUN = Pattern.compile("`+");

    private MarkdownPhrase() {}

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
            case WORDS, NAME, QUIET -> MarkdownText.ofLine(line);
            case CODE -> code(line);
            case GOOD, FAIR, POOR -> "**" + MarkdownText.ofLine(line.strip()) + "**";
        };
    }

    /** Returns a text in one line, its spaces at both ends kept: they part it from its neighbours. */
    private static String line(String text) {
        String line = TextWidth.line(text);
        boolean leads = !text.isEmpty() && Character.isWhitespace(text.charAt(0));
        boolean trails = !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
        return (leads ? " " : "") + line + (trails ? " " : "");
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
