package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.io.SerializedString;

/**
 * A key of an object and what stands under it.
 *
 * @param index the place of the field in its object
 * @param key the key, encoded once
 * @param codec how the value stands in the document
 * @param required whether the key is always there
 * @param description what the value means, for the schema; empty where the key says it
 */
record Field<T>(int index, SerializedString key, Codec<T> codec, boolean required, String description) {

    /** What a JSON Schema says of the value. */
    Schema schema(Definitions definitions) {
        Schema schema = codec.schema(definitions);
        return description.isEmpty() ? schema : schema.with("description", description);
    }

    String name() {
        return key.getValue();
    }
}
