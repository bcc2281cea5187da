package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;

/** As much of a text as a message needs. */
final class Excerpt {
    private static final int LONGEST = 60;
    private static final String CUT = "...";

    private Excerpt() {}

    /** The start of a text, on one line, with the escapes of what nobody sees. */
    static String of(String text) {
        return Legible.escaped(start(text, LONGEST));
    }

    static String quoted(String text) {
        return '"' + of(text) + '"';
    }

    /** How long a text is, where its excerpt does not show all of it. */
    static String length(String text) {
        return text.length() <= LONGEST ? "" : " of " + characters(text);
    }

    /** A key or an index in a pointer: the whole of it, or its start and its length. */
    static String token(String token) {
        return cut(token, LONGEST);
    }

    /** A text that is no longer than asked for: the whole of it, or its start and its length. */
    static String cut(String text, int longest) {
        return text.length() <= longest ? text : start(text, longest) + " (" + characters(text) + ")";
    }

    private static String start(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean isWithinCharacter = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, isWithinCharacter ? longest - 1 : longest) + CUT;
    }

    private static String characters(String text) {
        return Wording.count(text.length(), "character");
    }
}
