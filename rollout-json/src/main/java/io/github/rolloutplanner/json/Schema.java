package io.github.rolloutplanner.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON Schema, or a part of one: keywords in the order in which they were added. */
final class Schema implements Document.Content {
    private final Map<String, Object> keywords = new LinkedHashMap<>();

    static Schema ofType(String type) {
        return new Schema().with("type", type);
    }

    static Schema oneOf(List<Schema> alternatives) {
        return new Schema().with("oneOf", alternatives);
    }

    /** Adds a keyword whose value is a text, a number, a boolean, a schema, or a list of these. */
    Schema with(String keyword, Object value) {
        keywords.put(keyword, value);
        return this;
    }

    /** Adds all keywords of another schema. */
    Schema withAll(Schema other) {
        keywords.putAll(other.keywords);
        return this;
    }

    @Override
    public void write(JsonOut out) throws IOException {
        out.startObject();
        for (Map.Entry<String, Object> keyword : keywords.entrySet()) {
            out.key(keyword.getKey());
            write(keyword.getValue(), out);
        }
        out.endObject();
    }

    private static void write(Object value, JsonOut out) throws IOException {
        if (value instanceof Schema schema) {
            schema.write(out);
        } else if (value instanceof List<?> list) {
            out.startArray();
            for (Object item : list) {
                write(item, out);
            }
            out.endArray();
        } else if (value instanceof String text) {
            out.text(text);
        } else if (value instanceof Boolean flag) {
            out.bool(flag);
        } else {
            out.number(value.toString());
        }
    }
}
