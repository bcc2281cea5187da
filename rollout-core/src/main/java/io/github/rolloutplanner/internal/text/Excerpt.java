package io.github.rolloutplanner.internal.text;

/** The start of a text that may be longer than a sentence has room for. */
public final class Excerpt {
    private static final String CUT = "...";

    private Excerpt() {}

    /** The text, or its start where it is longer than so many characters; without hidden characters and ends of lines. */
    public static String of(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return Legible.escaped(text);
        }
        return Legible.escaped(text.substring(0, text.offsetByCodePoints(0, longest))) + CUT;
    }
}
