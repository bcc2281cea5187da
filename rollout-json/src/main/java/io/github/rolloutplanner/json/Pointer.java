package io.github.rolloutplanner.json;

import javax.annotation.Nullable;

/**
 * A place in a document; reads as a JSON Pointer (RFC 6901).
 *
 * @param parent the place around it; null for the whole document
 * @param token the key or index in the parent
 */
record Pointer(@Nullable Pointer parent, String token) {
    /** The whole document. */
    static final Pointer ROOT = new Pointer(null, "");

    Pointer child(String key) {
        return new Pointer(this, key);
    }

    Pointer child(int index) {
        return new Pointer(this, Integer.toString(index));
    }

    @Override
    public String toString() {
        return parent == null ? "" : parent + "/" + token.replace("~", "~0").replace("/", "~1");
    }
}
