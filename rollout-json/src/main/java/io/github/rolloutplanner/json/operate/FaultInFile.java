package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.internal.text.Legible;

/** What cannot be read in a file, and where. */
final class FaultInFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FaultInFile(long line, String fault) {
        super("line " + line + ": " + Legible.escaped(fault), null, false, false);
    }
}
