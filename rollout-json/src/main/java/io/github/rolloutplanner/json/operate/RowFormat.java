package io.github.rolloutplanner.json.operate;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** How a file keeps rows. */
interface RowFormat {

    /** Reads all rows, one by one. */
    void read(Reader text, Consumer<FileRow> rows) throws IOException;
}
