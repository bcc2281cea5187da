package io.github.rolloutplanner.json.internal.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Documents that exporters build as values: the same value gives the same text on every machine. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private JsonText() {}

    /**
     * Writes a document, two spaces a level, with a line feed at its end.
     *
     * @param value an object, map, iterable, text, number or boolean
     * @return the document
     */
    public static String of(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(layout());
            DocumentValue.write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static DefaultPrettyPrinter layout() {
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter(separators);
        layout.indentArraysWith(LINES);
        layout.indentObjectsWith(LINES);
        return layout;
    }

    /** The number without an exponent, whole where it is whole. */
    public static String literal(Number number) {
        return DocumentValue.literal(number);
    }

    /** The value that stands for nothing. */
    public enum Null {
        /** Written as {@code null}. */
        NULL
    }
}
