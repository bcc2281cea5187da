package io.github.rolloutplanner.json.internal.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** Writes the values of which documents are made, whatever their syntax. */
final class DocumentValue {
    private DocumentValue() {}

    static void write(JsonGenerator out, Object value) throws IOException {
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
        } else if (value == JsonText.Null.NULL) {
            out.writeNull();
        } else {
            throw new IllegalArgumentException("No value of a document: " + value.getClass());
        }
    }

    static String literal(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
