package io.github.rolloutplanner.schedule;

import io.github.rolloutplanner.internal.text.Legible;

/** Lines of a calendar file: a name and a value each, of at most 75 bytes, with the rest folded to the lines below. */
final class ContentLines {
    private static final int MOST_BYTES = 75;
    private static final String END = "\r\n";
    private static final int LAST_OF_ONE_BYTE = 0x7F;
    private static final int LAST_OF_TWO_BYTES = 0x7FF;
    private static final int LAST_OF_THREE_BYTES = 0xFFFF;

    private final StringBuilder text = new StringBuilder();

    /** A value that is no text of strangers. */
    void add(String name, String value) {
        fold(name + ":" + value);
    }

    /** A text: what the format would read as its own is escaped, and what is not seen is shown. */
    void addText(String name, String value) {
        fold(name + ":" + escaped(value));
    }

    private static String escaped(String value) {
        return Legible.escapedLines(value)
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    /** Never within a character. */
    private void fold(String line) {
        int bytes = 0;
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            int size = bytesOf(character);
            if (bytes + size > MOST_BYTES) {
                text.append(END).append(' ');
                bytes = 1;
            }
            text.appendCodePoint(character);
            bytes += size;
            at += Character.charCount(character);
        }
        text.append(END);
    }

    private static int bytesOf(int character) {
        if (character <= LAST_OF_ONE_BYTE) {
            return 1;
        }
        if (character <= LAST_OF_TWO_BYTES) {
            return 2;
        }
        return character <= LAST_OF_THREE_BYTES ? 3 : 4;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
