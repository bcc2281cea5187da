package io.github.rolloutplanner.json;

import javax.annotation.Nullable;

/**
 * A place in a document; reads as a JSON Pointer (RFC 6901). Of a key that nobody would read to its end, the start and the
 * length stand there, so that no pointer is long.
 *
 * @param parent the place around it; null for the whole document
 * @param key the key in the parent; null for an index
 * @param index the index in the parent, if that is an array
 */
record Pointer(@Nullable Pointer parent, @Nullable String key, int index) {
    /** The whole document. */
    static final Pointer ROOT = new Pointer(null, null, 0);

    Pointer child(String name) {
        return new Pointer(this, name, 0);
    }

    Pointer child(int place) {
        return new Pointer(this, null, place);
    }

    /** Written only for a message, and once: documents have far more places than problems. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent != null) {
            parent.write(text);
            text.append('/').append(key == null ? Integer.toString(index) : escaped(Excerpt.token(key)));
        }
    }

    private static String escaped(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}
