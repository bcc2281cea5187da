package io.github.rolloutplanner.json;

/** A codec whose schema stands once, under a name, and is referred to wherever it is used. */
abstract class NamedCodec<T> extends Codec<T> {
    private final String name;

    NamedCodec(String name) {
        this.name = name;
    }

    final String name() {
        return name;
    }

    /** The schema that stands under the name. */
    abstract Schema definition(Definitions definitions);

    @Override
    final Schema schema(Definitions definitions) {
        return definitions.reference(this);
    }
}
