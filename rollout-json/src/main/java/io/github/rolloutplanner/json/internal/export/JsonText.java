package io.github.rolloutplanner.json.internal.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;

/** Documents that exporters build as values: the same value gives the same text on every machine. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private JsonText() {}

    /**
     * Writes a document, two spaces a level, with a line feed at its end.
     *
     * @param value an object, map, iterable, text, number or boolean
     * @return the document
     */
    public static String of(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(layout());
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static DefaultPrettyPrinter layout() {
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter(separators);
        layout.indentArraysWith(LINES);
        layout.indentObjectsWith(LINES);
        return layout;
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof JsonObject object) {
            writeObject(out, object.members());
        } else if (value instanceof Map<?, ?> map) {
            writeObject(out, map);
        } else if (value instanceof Iterable<?> items) {
            writeArray(out, items);
        } else {
            writeScalar(out, value);
        }
    }

    private static void writeObject(JsonGenerator out, Map<?, ?> members) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.writeFieldName((String) member.getKey());
            write(out, member.getValue());
        }
        out.writeEndObject();
    }

    private static void writeArray(JsonGenerator out, Iterable<?> items) throws IOException {
        out.writeStartArray();
        for (Object item : items) {
            write(out, item);
        }
        out.writeEndArray();
    }

    private static void writeScalar(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Number number) {
            out.writeNumber(literal(number));
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value == Null.NULL) {
            out.writeNull();
        } else {
            throw new IllegalArgumentException("No value of a document: " + value.getClass());
        }
    }

    /** The number without an exponent, whole where it is whole. */
    public static String literal(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    /** The value that stands for nothing. */
    public enum Null {
        /** Written as {@code null}. */
        NULL
    }
}
