package io.github.rolloutplanner.examples;

/** A sentence below a line, broken where it would be too long for a console. */
final class Indented {
    private static final String FIRST = "     ";
    private static final String NEXT = "       ";
    private static final int WIDTH = 118;

    private Indented() {}

    static String text(String sentence) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(FIRST);
        String gap = "";
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + gap.length() + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(NEXT);
                gap = "";
            }
            line.append(gap).append(word);
            gap = " ";
        }
        return text.append(line).append('\n').toString();
    }
}
