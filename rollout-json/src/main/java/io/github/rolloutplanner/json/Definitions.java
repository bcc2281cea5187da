package io.github.rolloutplanner.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named parts of one JSON Schema, in the order of their first use; but for those that another one has. */
final class Definitions {
    private final Map<String, NamedCodec<?>> codecs = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final List<PublishedSchema> others;

    Definitions(List<PublishedSchema> others) {
        this.others = others;
    }

    /** Refers to the schema of a codec, which is made at the first reference. */
    Schema reference(NamedCodec<?> codec) {
        String place = others.stream()
                .flatMap(other -> other.place(codec).stream())
                .findFirst()
                .orElseGet(() -> define(codec));
        return new Schema().with("$ref", place);
    }

    private String define(NamedCodec<?> codec) {
        NamedCodec<?> known = codecs.putIfAbsent(codec.name(), codec);
        if (known == null) {
            schemas.put(codec.name(), new Schema()); // keeps the place while the parts are made
            schemas.put(codec.name(), codec.definition(this));
        } else if (known != codec) {
            throw new IllegalStateException("Two codecs have the name '" + codec.name() + "'. Rename one of them.");
        }
        return place(codec.name());
    }

    /** Where a codec stands; empty where nothing here refers to it. */
    Optional<String> place(NamedCodec<?> codec) {
        return codecs.get(codec.name()) == codec ? Optional.of(place(codec.name())) : Optional.empty();
    }

    private static String place(String name) {
        return "#/$defs/" + name;
    }

    Schema all() {
        Schema all = new Schema();
        schemas.forEach(all::with);
        return all;
    }
}
