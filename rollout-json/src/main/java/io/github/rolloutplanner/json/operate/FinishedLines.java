package io.github.rolloutplanner.json.operate;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The lines of a text that have an end: one without is being written. */
final class FinishedLines {
    private static final int MOST_CHARACTERS = 100_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader text;
    private long number;

    FinishedLines(Reader text) {
        this.text = text;
    }

    /** The number of the latest line, from 1 on. */
    long number() {
        return number;
    }

    Optional<String> next() throws IOException {
        number++;
        StringBuilder line = new StringBuilder();
        for (int next = text.read(); next >= 0; next = text.read()) {
            if (next == '\n') {
                return Optional.of(line.toString());
            }
            if (line.length() >= MOST_CHARACTERS) {
                throw new FaultInFile(
                        number, "it has more than " + MOST_CHARACTERS + " characters. End each object's line.");
            }
            if (next != BYTE_ORDER_MARK || number > 1 || line.length() > 0) {
                line.append((char) next);
            }
        }
        return Optional.empty();
    }
}
