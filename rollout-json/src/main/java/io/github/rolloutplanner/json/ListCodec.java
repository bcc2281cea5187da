package io.github.rolloutplanner.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** An array of values of one type. */
class ListCodec<T> extends Codec<List<T>> {
    private final Codec<T> items;
    private final boolean inline;

    private ListCodec(Codec<T> items, boolean inline) {
        this.items = items;
        this.inline = inline;
    }

    /** An array with one item a line. */
    ListCodec(Codec<T> items) {
        this(items, false);
    }

    /** An array whose short items percentage a line. */
    static <T> ListCodec<T> inline(Codec<T> items) {
        return new ListCodec<>(items, true);
    }

    @Override
    void write(List<T> values, JsonOut out) throws IOException {
        if (inline) {
            out.startInlineArray();
        } else {
            out.startArray();
        }
        for (int index = 0; index < values.size(); index++) {
            write(values.get(index), index, out);
        }
        out.endArray();
    }

    /** Writes the item at a place. */
    void write(T item, int index, JsonOut out) throws IOException {
        items.write(item, out);
    }

    /** Reads the item at a place; null if a problem was reported. */
    @Nullable
    T read(Node item, int index, Problems problems) {
        return items.read(item, problems);
    }

    @Override
    @Nullable
    List<T> read(Node node, Problems problems) {
        if (!(node instanceof Node.ArrayNode array)) {
            problems.mismatch(node, "an array");
            return null;
        }
        List<T> values = new ArrayList<>();
        for (int index = 0; index < array.items().size(); index++) {
            T value = read(array.items().get(index), index, problems);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == array.items().size() ? values : null;
    }

    @Override
    Schema schema(Definitions definitions) {
        return Schema.ofType("array").with("items", items.schema(definitions));
    }
}
