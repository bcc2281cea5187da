package io.github.rolloutplanner.json;

/** As much of a text as a message needs, on one line. */
final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        StringBuilder line = new StringBuilder(start);
        for (int at = 0; at < line.length(); at++) {
            if (Character.isISOControl(line.charAt(at))) {
                line.setCharAt(at, ' ');
            }
        }
        return line.toString();
    }

    static String quoted(String text) {
        return '"' + of(text) + '"';
    }
}
