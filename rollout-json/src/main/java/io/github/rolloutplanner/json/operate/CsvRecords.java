package io.github.rolloutplanner.json.operate;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records of comma-separated values as RFC 4180 has them: fields may be quoted, and a quoted one may have commas, ends of lines and
 * doubled quotes. A last record without an end of line does not count.
 */
final class CsvRecords {
    private static final int END = -1;
    private static final int MOST_CHARACTERS = 100_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader text;
    private final StringBuilder field = new StringBuilder();
    private long line = 1;
    private long start = 1;
    private int length;
    private int pushedBack = END;
    private boolean isFirst = true;

    CsvRecords(Reader text) {
        this.text = text;
    }

    /** The line in which the latest record began. */
    long line() {
        return start;
    }

    /** The next record that is not an empty line; nothing at the end. */
    Optional<List<String>> next() throws IOException {
        Optional<List<String>> record = record();
        while (record.filter(List.of("")::equals).isPresent()) {
            record = record();
        }
        return record;
    }

    private Optional<List<String>> record() throws IOException {
        start = line;
        length = 0;
        List<String> fields = new ArrayList<>();
        int after = ',';
        while (after == ',') {
            field.setLength(0);
            after = field();
            fields.add(field.toString());
        }
        return after == END ? Optional.empty() : Optional.of(fields);
    }

    /** Reads a field, and gives what ended it: a comma, an end of line, or the end of all. */
    private int field() throws IOException {
        int first = read();
        return first == '"' ? quoted() : plain(first);
    }

    private int plain(int first) throws IOException {
        int next = first;
        while (next != ',' && next != '\n' && next != END) {
            if (next == '"') {
                throw new FaultInFile(
                        line, "there is a quote inside of a field. Quote all of it, and double quotes in it.");
            }
            field.append((char) next);
            next = read();
        }
        return next;
    }

    private int quoted() throws IOException {
        int next = read();
        while (next != END) {
            if (next == '"') {
                next = read();
                if (next != '"') {
                    return ending(next);
                }
            }
            field.append((char) next);
            next = read();
        }
        if (line > start) {
            throw new FaultInFile(start, "a quote is not closed. Close it, and double quotes inside of it.");
        }
        return END;
    }

    private int ending(int next) {
        if (next != ',' && next != '\n' && next != END) {
            throw new FaultInFile(line, "there is text behind a quoted field. Separate fields by a comma.");
        }
        return next;
    }

    /** One character; both ends of lines, LF and CRLF, are one. */
    private int read() throws IOException {
        int next = oneMore();
        if (isFirst) {
            isFirst = false;
            next = next == BYTE_ORDER_MARK ? oneMore() : next;
        }
        if (next == '\r') {
            pushedBack = oneMore();
            next = pushedBack == '\n' ? oneMore() : '\r';
        }
        if (next == '\n') {
            line++;
        }
        if (++length > MOST_CHARACTERS) {
            throw new FaultInFile(start, "it has more than " + MOST_CHARACTERS + " characters. Close its quotes.");
        }
        return next;
    }

    private int oneMore() throws IOException {
        int next = pushedBack == END ? text.read() : pushedBack;
        pushedBack = END;
        return next;
    }
}
