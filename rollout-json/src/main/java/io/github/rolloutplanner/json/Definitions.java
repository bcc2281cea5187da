package io.github.rolloutplanner.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** The named parts of one JSON Schema, in the order of their first use. */
final class Definitions {
    private final Map<String, NamedCodec<?>> codecs = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    /** Refers to the schema of a codec, which is made at the first reference. */
    Schema reference(NamedCodec<?> codec) {
        NamedCodec<?> known = codecs.putIfAbsent(codec.name(), codec);
        if (known == null) {
            schemas.put(codec.name(), new Schema()); // keeps the place while the parts are made
            schemas.put(codec.name(), codec.definition(this));
        } else if (known != codec) {
            throw new IllegalStateException("Two codecs have the name '" + codec.name() + "'. Rename one of them.");
        }
        return new Schema().with("$ref", "#/$defs/" + codec.name());
    }

    Schema all() {
        Schema all = new Schema();
        schemas.forEach(all::with);
        return all;
    }
}
