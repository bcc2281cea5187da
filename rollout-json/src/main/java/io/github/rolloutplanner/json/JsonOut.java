package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.Writer;

/** A document that is being written. */
final class JsonOut {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;
    private final Layout layout = new Layout();
    private boolean sound = true;

    JsonOut(Writer target) throws IOException {
        generator = FACTORY.createGenerator(target);
        generator.setPrettyPrinter(layout);
    }

    /** Notes that a value is one that no reader takes; the reader then says which and why. */
    void require(boolean holds) {
        sound &= holds;
    }

    /** Whether all that was written can be read. */
    boolean isSound() {
        return sound;
    }

    void startObject() throws IOException {
        generator.writeStartObject();
    }

    void key(String key) throws IOException {
        generator.writeFieldName(key);
    }

    void key(SerializedString key) throws IOException {
        generator.writeFieldName(key);
    }

    void endObject() throws IOException {
        generator.writeEndObject();
    }

    /** Keeps the next object or array on one line. */
    void keepNextOnOneLine() {
        layout.keepNextOnOneLine();
    }

    void startArray() throws IOException {
        generator.writeStartArray();
    }

    void startInlineArray() throws IOException {
        layout.inlineNextArray();
        generator.writeStartArray();
    }

    void endArray() throws IOException {
        generator.writeEndArray();
    }

    void text(String text) throws IOException {
        generator.writeString(text);
    }

    void bool(boolean value) throws IOException {
        generator.writeBoolean(value);
    }

    void number(long value) throws IOException {
        generator.writeNumber(value);
    }

    /** Writes a number as it is spelled. */
    void number(String literal) throws IOException {
        generator.writeNumber(literal);
    }

    void nothing() throws IOException {
        generator.writeNull();
    }

    /** Hands everything to the target. */
    void finish() throws IOException {
        generator.close();
    }
}
