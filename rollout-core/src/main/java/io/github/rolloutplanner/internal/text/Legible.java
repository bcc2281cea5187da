package io.github.rolloutplanner.internal.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Text as people see it. What they cannot see is shown as its escape, so that a stranger's text neither steers the terminal
 * on which it is printed nor reads as something else than it is.
 *
 * <p>Hidden are controls and ends of lines, marks and overrides of direction, halves of pairs, and what has no width. The two
 * joiners are text where writing needs them: inside emoji (U+200D), and after letters of scripts whose letters join.
 *
 * @since 0.1.0
 */
public final class Legible {
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final int LAST_OF_PLANE = 0xFFFE;

    /** Scripts that write with joiners: those whose letters connect, and those that stack consonants. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.BALINESE,
            UnicodeScript.BENGALI,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.GUJARATI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.JAVANESE,
            UnicodeScript.KANNADA,
            UnicodeScript.KHMER,
            UnicodeScript.MALAYALAM,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.NKO,
            UnicodeScript.ORIYA,
            UnicodeScript.SINHALA,
            UnicodeScript.SYRIAC,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.TIBETAN);

    private Legible() {}

    /**
     * Shows what is hidden.
     *
     * @param text any text
     * @return the same text with an escape such as {@code \}{@code u001b} for each hidden character; itself where it has none
     */
    public static String escaped(String text) {
        return escaped(text, false);
    }

    /**
     * Shows what is hidden in a text of several lines.
     *
     * @param text any text
     * @return the same text with an escape for each hidden character but ends of lines and tabulators
     */
    public static String escapedLines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean hasLines) {
        int at = hiddenFrom(0, text, hasLines);
        if (at < 0) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        int start = 0;
        while (at >= 0) {
            int hidden = text.codePointAt(at);
            shown.append(text, start, at).append(escape(hidden));
            start = at + Character.charCount(hidden);
            at = hiddenFrom(start, text, hasLines);
        }
        return shown.append(text, start, text.length()).toString();
    }

    private static String escape(int hidden) {
        return switch (hidden) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                hidden <= Character.MAX_VALUE
                        ? String.format(Locale.ROOT, "\\u%04x", hidden)
                        : String.format(Locale.ROOT, "\\u{%x}", hidden);
        };
    }

    /** Where the first hidden character is; below zero if all can be seen. */
    static int firstHidden(String text, boolean hasLines) {
        return hiddenFrom(0, text, hasLines);
    }

    private static int hiddenFrom(int from, String text, boolean hasLines) {
        int at = from;
        while (at < text.length()) {
            int next = text.codePointAt(at);
            if (isHidden(next, at, text) && !(hasLines && isLayout(next))) {
                return at;
            }
            at += Character.charCount(next);
        }
        return -1;
    }

    private static boolean isLayout(int character) {
        return character == '\n' || character == '\r' || character == '\t';
    }

    private static boolean isHidden(int character, int at, String text) {
        if (character < FIRST_BEYOND_ASCII) {
            return Character.isISOControl(character);
        }
        return switch (character) {
            case NON_JOINER -> !joinsLetters(at, text) && !isBeforeJoiningLetter(at, text);
            case JOINER -> !joinsLetters(at, text) && !joinsSymbols(at, text);
            default -> isTag(character) ? !isOfFlag(at, text) : isHidden(character);
        };
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> !isNumberSign(character);
            default -> isFiller(character) || isNoCharacter(character);
        };
    }

    /** Signs that enclose the digits after them, in Arabic, Syriac and Kaithi. They have their format, but are seen. */
    private static boolean isNumberSign(int character) {
        return (character >= 0x0600 && character <= 0x0605)
                || character == 0x06DD
                || character == 0x070F
                || character == 0x0890
                || character == 0x0891
                || character == 0x08E2
                || character == 0x110BD
                || character == 0x110CD;
    }

    /** The letters of a region in the flag of one, such as Scotland's; they stand behind a flag. */
    private static boolean isTag(int character) {
        return character >= 0xE0020 && character <= 0xE007F;
    }

    /** Letters and marks without a shape: the fillers of Hangul, two vowels of Khmer, a joiner of graphemes, and Braille of no dot. */
    private static boolean isFiller(int character) {
        return character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character == 0x17B4
                || character == 0x17B5
                || character == 0x034F
                || character == 0x2800;
    }

    private static boolean isNoCharacter(int character) {
        return (character & LAST_OF_PLANE) == LAST_OF_PLANE || (character >= 0xFDD0 && character <= 0xFDEF);
    }

    /** Such as the ending of a plural, behind a word in Latin letters. */
    private static boolean isBeforeJoiningLetter(int at, String text) {
        boolean isFirst = at > 0 && text.charAt(at - 1) != NON_JOINER && text.charAt(at - 1) != JOINER;
        return isFirst && at + 1 < text.length() && JOINING.contains(UnicodeScript.of(text.codePointAt(at + 1)));
    }

    /** Elsewhere these letters say what nobody sees. */
    private static boolean isOfFlag(int at, String text) {
        int before = at;
        while (before > 0 && isTag(text.codePointBefore(before))) {
            before = text.offsetByCodePoints(before, -1);
        }
        return before > 0 && text.codePointBefore(before) == BLACK_FLAG;
    }

    /** A joiner is text behind a letter of a script that joins, whatever marks stand on that letter. */
    private static boolean joinsLetters(int at, String text) {
        int before = at;
        while (before > 0) {
            int character = text.codePointBefore(before);
            UnicodeScript script = UnicodeScript.of(character);
            if (script != UnicodeScript.INHERITED || character == JOINER || character == NON_JOINER) {
                return JOINING.contains(script);
            }
            before -= Character.charCount(character);
        }
        return false;
    }

    /** Two pictures that a joiner makes one, such as a woman and a rocket. */
    private static boolean joinsSymbols(int at, String text) {
        return at > 0
                && at + 1 < text.length()
                && endsSymbol(text.codePointBefore(at))
                && isSymbol(text.codePointAt(at + 1));
    }

    private static boolean endsSymbol(int character) {
        return character == 0xFE0F || isTag(character) || isSymbol(character);
    }

    /** Symbols that Java does not know yet are unassigned. */
    private static boolean isSymbol(int character) {
        return switch (Character.getType(character)) {
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.MODIFIER_SYMBOL, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
