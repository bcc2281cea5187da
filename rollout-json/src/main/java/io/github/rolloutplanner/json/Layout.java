package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;
import java.util.Arrays;

/** The white space of a document: two spaces a level, one member a line, the same line ends on every system. */
final class Layout implements PrettyPrinter {
    private static final int INDENT = 2;
    private static final char[] NEW_LINE = newLine(32);

    private int depth;
    private boolean inline;
    private boolean startsLine;
    private int levelsOnLine;

    private static char[] newLine(int deepest) {
        char[] line = new char[1 + deepest * INDENT];
        Arrays.fill(line, ' ');
        line[0] = '\n';
        return line;
    }

    /** Keeps the items of the next array on one line. */
    void inlineNextArray() {
        inline = true;
    }

    /** Keeps the next object or array on one line, with everything in it. */
    void keepNextOnOneLine() {
        startsLine = true;
    }

    private void start(JsonGenerator out, char bracket) throws IOException {
        depth++;
        if (startsLine || levelsOnLine > 0) {
            levelsOnLine++;
        }
        startsLine = false;
        out.writeRaw(bracket);
    }

    private void newLine(JsonGenerator out) throws IOException {
        if (levelsOnLine == 0) {
            breakLine(out);
        }
    }

    private void separate(JsonGenerator out) throws IOException {
        out.writeRaw(',');
        if (inline || levelsOnLine > 0) {
            out.writeRaw(' ');
        } else {
            breakLine(out);
        }
    }

    private void breakLine(JsonGenerator out) throws IOException {
        out.writeRaw(NEW_LINE, 0, 1 + Math.min(NEW_LINE.length - 1, depth * INDENT));
    }

    private void end(JsonGenerator out, int entries, char bracket) throws IOException {
        depth--;
        if (entries > 0 && !inline) {
            newLine(out);
        }
        levelsOnLine = Math.max(0, levelsOnLine - 1);
        out.writeRaw(bracket);
    }

    @Override
    public void writeStartObject(JsonGenerator out) throws IOException {
        start(out, '{');
    }

    @Override
    public void beforeObjectEntries(JsonGenerator out) throws IOException {
        newLine(out);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
        out.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
        separate(out);
    }

    @Override
    public void writeEndObject(JsonGenerator out, int entries) throws IOException {
        end(out, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator out) throws IOException {
        start(out, '[');
    }

    @Override
    public void beforeArrayValues(JsonGenerator out) throws IOException {
        if (!inline) {
            newLine(out);
        }
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
        separate(out);
    }

    @Override
    public void writeEndArray(JsonGenerator out, int entries) throws IOException {
        end(out, entries, ']');
        inline = false;
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator out) {}
}
