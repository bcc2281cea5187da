package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;
import java.util.stream.Stream;

/** As much of a text as a message needs. */
final class Excerpt {
    private static final int LONGEST = 60;
    private static final String CUT = "...";
    /** Of what two texts have in common, so much is shown before they part. */
    private static final int IN_COMMON = 20;
    /** From so many on, NUL characters are counted: a crash leaves thousands where a line was to stand. */
    private static final int MANY = 4;

    private Excerpt() {}

    /** The start of a text, on one line, with the escapes of what nobody sees. */
    static String of(String text) {
        return Legible.escaped(start(text, LONGEST));
    }

    /** The same in quotes; of a run of NUL characters, how many they are. */
    static String quoted(String text) {
        int from = text.indexOf("\0".repeat(MANY));
        if (from < 0 || from > LONGEST) {
            return '"' + of(text) + '"';
        }
        int to = from;
        while (to < text.length() && text.charAt(to) == 0) {
            to++;
        }
        String count = Wording.count(to - from, "NUL character");
        String before = text.substring(0, from);
        String after = text.substring(to);
        return Wording.and(Stream.of(part(before), count, part(after))
                .filter(part -> !part.isEmpty())
                .toList());
    }

    private static String part(String text) {
        return text.isEmpty() ? "" : '"' + of(text) + '"';
    }

    /** A text in quotes from shortly before the place where it differs from another. */
    static String quotedFrom(int difference, String text) {
        int from = Math.max(0, difference - IN_COMMON);
        boolean isWithinCharacter = from > 0 && Character.isLowSurrogate(text.charAt(from));
        int start = isWithinCharacter ? from - 1 : from;
        return '"' + (start == 0 ? "" : CUT) + of(text.substring(start)) + '"';
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
