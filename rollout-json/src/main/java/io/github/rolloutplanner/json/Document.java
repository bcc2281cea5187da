package io.github.rolloutplanner.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A document that was written.
 *
 * @param text the document
 * @param isSound whether each of its values can be read again
 */
record Document(String text, boolean isSound) {
    private static final int USUAL_LENGTH = 8 * 1024;

    /** The document of a value. */
    static <T> Document of(Codec<T> codec, T value) {
        return of(new Content() {
            @Override
            public void write(JsonOut out) throws IOException {
                codec.write(value, out);
            }
        });
    }

    /** The document of whatever writes itself. */
    static Document of(Content content) {
        StringWriter target = new StringWriter(USUAL_LENGTH);
        try {
            JsonOut out = new JsonOut(target);
            content.write(out);
            out.finish();
            return new Document(target.toString(), out.isSound());
        } catch (IOException e) {
            throw new UncheckedIOException("A document could not be written into memory.", e);
        }
    }

    /** The text; if it could not be read again, what its reader says of it is thrown. */
    String textFor(KnownDocument kind, Codec<?> reader, String refusal) {
        if (isSound && kind.holds(text)) {
            return text;
        }
        Problems problems = new Problems();
        Node root = kind.parse(text, problems);
        if (root != null) {
            reader.read(root, problems); // says what is wrong, and where
        }
        return problems.checked(text, refusal);
    }

    /** Something that can be written. */
    @FunctionalInterface
    interface Content {
        void write(JsonOut out) throws IOException;
    }
}
