package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Legible;
import java.lang.Character.UnicodeScript;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide texts are at most: in ems of an unknown font, and in columns of a terminal. */
final class TextWidth {
    static final String ELLIPSIS = "…";

    private static final Pattern CLUSTER = Pattern.compile("\\X", Pattern.DOTALL);
    private static final double NARROW = 0.4;
    private static final double USUAL = 0.64;
    private static final double CAPITAL = 0.8;
    private static final double WIDE = 1;
    /** A few ligatures of Arabic are phrases. */
    private static final double PHRASE = 12;

    private TextWidth() {}

    static double ems(String text) {
        return text.codePoints().mapToDouble(TextWidth::ems).sum();
    }

    private static double ems(int character) {
        if (character < 0x80) {
            return ascii((char) character);
        }
        if (character >= 0xFDFA && character <= 0xFDFD) {
            return PHRASE;
        }
        return switch (UnicodeScript.of(character)) {
            case LATIN, GREEK, CYRILLIC -> Character.isUpperCase(character) ? WIDE : USUAL;
            case INHERITED -> 0;
            default -> character == '…' || (!isWide(character) && isPunctuation(character)) ? USUAL : WIDE;
        };
    }

    private static double ascii(char character) {
        if ("WM@%mw".indexOf(character) >= 0) {
            return WIDE;
        }
        if (" .,:;'|!ijl".indexOf(character) >= 0) {
            return NARROW;
        }
        return Character.isUpperCase(character) ? CAPITAL : USUAL;
    }

    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.DASH_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Returns a text in one line, and its start with an ellipsis where it is wider than so many ems. */
    static String fitting(String text, double most) {
        String line = line(text);
        if (ems(line) <= most) {
            return line;
        }
        StringBuilder start = new StringBuilder();
        double left = most - ems(ELLIPSIS);
        Matcher clusters = CLUSTER.matcher(line);
        while (clusters.find()) {
            left -= ems(clusters.group());
            if (left < 0) {
                break;
            }
            start.append(clusters.group());
        }
        return start.isEmpty() ? "" : start.toString().stripTrailing() + ELLIPSIS;
    }

    /** Returns a text as one line in which each character can be seen. */
    static String line(String text) {
        return Legible.escaped(text.replaceAll("\\s+", " ").strip());
    }

    /** How many columns of a terminal a text takes at most. */
    static int columns(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    static int columns(int character) {
        return isWide(character) ? 2 : 1;
    }

    private static boolean isWide(int character) {
        if (character < 0x1100) {
            return false;
        }
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI, TANGUT, NUSHU -> true;
            default ->
                (character >= 0x2E80 && character <= 0x303E)
                        || (character >= 0x3200 && character <= 0x33FF)
                        || (character >= 0xFE30 && character <= 0xFE6F)
                        || (character >= 0xFF01 && character <= 0xFF60)
                        || (character >= 0xFFE0 && character <= 0xFFE6)
                        || isPictograph(character);
        };
    }

    private static boolean isPictograph(int character) {
        return (character >= 0x231A && character <= 0x2B55 && Character.getType(character) == Character.OTHER_SYMBOL)
                || (character >= 0x1F000 && character <= 0x1FAFF);
    }
}
