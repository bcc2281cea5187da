package io.github.rolloutplanner.snippet;

import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Foreign text inside source: it can neither end the literal or comment it stands in nor be read as an escape. */
final class Escapes {
    private static final Map<Character, String> COMMON = Map.of('\\', "\\\\", '\n', "\\n", '\r', "\\r", '\t', "\\t");

    private Escapes() {}

    /** A literal in single quotes. {@code </} is split, so that it ends no script element either. */
    static String javascript(String text) {
        return quoted(text, '\'', Escapes::unicode).replace("</", "<\\/");
    }

    /** A literal in double quotes. */
    static String java(String text) {
        return quoted(text, '"', Escapes::javaEscape);
    }

    /**
     * Text for a comment of either language, on one line. Backslashes double: Java reads backslash-u even here. In a page it ends
     * no script element, and starts no comment of HTML, behind which a script element would not end any more.
     */
    static String comment(String text) {
        String line = text.chars()
                .mapToObj(c -> hidden((char) c) ? " " : String.valueOf((char) c))
                .collect(Collectors.joining());
        return line.replace("*/", "* /")
                .replace("</", "< /")
                .replace("<!--", "<! --")
                .replace("\\", "\\\\")
                .strip();
    }

    private static String quoted(String text, char quote, IntFunction<String> escape) {
        StringBuilder quoted = new StringBuilder().append(quote);
        for (int at = 0; at < text.length(); at++) {
            quoted.append(character(text.charAt(at), quote, escape));
        }
        return quoted.append(quote).toString();
    }

    private static String character(char c, char quote, IntFunction<String> escape) {
        if (c == quote) {
            return "\\" + quote;
        }
        String known = COMMON.get(c);
        if (known != null) {
            return known;
        }
        return hidden(c) ? escape.apply(c) : String.valueOf(c);
    }

    /** Controls, line separators, direction marks and halves of pairs: what an editor does not show or may not keep. */
    private static boolean hidden(char c) {
        return Character.isISOControl(c)
                || Character.isSurrogate(c)
                || c == '\u2028'
                || c == '\u2029'
                || Character.getType(c) == Character.FORMAT;
    }

    private static String unicode(int c) {
        return String.format(Locale.ROOT, "\\u%04x", c);
    }

    /** Octal for controls: a unicode escape of a line end would be a line end to the compiler. */
    private static String javaEscape(int c) {
        return c < 0x80 ? String.format(Locale.ROOT, "\\%03o", c) : unicode(c);
    }
}
