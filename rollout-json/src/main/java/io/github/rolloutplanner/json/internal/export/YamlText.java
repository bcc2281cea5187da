package io.github.rolloutplanner.json.internal.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Documents that exporters build as values, in YAML: the same values give the same text on every machine. An application that exports
 * YAML adds {@code jackson-dataformat-yaml}; for all others it would be dead weight.
 *
 * <p>Whatever a text is, it is read back as the same one; half a surrogate pair, which no file can hold, as a question mark.
 */
public final class YamlText {
    private YamlText() {}

    /**
     * Writes documents one after the other, each after a line of three dashes.
     *
     * @param documents objects
     * @return the text
     * @throws IllegalStateException if the application has no {@code jackson-dataformat-yaml}
     */
    public static String of(List<JsonObject> documents) {
        try {
            return Yaml.of(documents);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "This export is YAML, which takes com.fasterxml.jackson.dataformat:jackson-dataformat-yaml."
                            + " Add it to the application.",
                    e);
        }
    }

    /** Stands apart, so that the library is asked for only here. */
    private static final class Yaml {
        private static final PlainScalars PLAIN = new PlainScalars();
        private static final YAMLFactory FACTORY = YAMLFactory.builder()
                .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .stringQuotingChecker(PLAIN)
                .build();

        static String of(List<JsonObject> documents) {
            StringWriter text = new StringWriter();
            try (JsonGenerator out = new TextGenerator(FACTORY.createGenerator(text))) {
                for (JsonObject document : documents) {
                    DocumentValue.write(out, document);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return text.toString();
        }
    }

    /** Writes what a file can hold of each text, in quotes unless all read it alike: the generator lets texts of lines unquoted. */
    private static final class TextGenerator extends JsonGeneratorDelegate {
        TextGenerator(JsonGenerator out) {
            super(out);
        }

        @Override
        public void writeFieldName(String name) throws IOException {
            super.writeFieldName(held(name));
        }

        @Override
        public void writeString(String text) throws IOException {
            if (Yaml.PLAIN.needToQuoteValue(text)) {
                super.writeString(held(text));
            } else {
                super.writeNumber(text); // as it stands
            }
        }

        private static String held(String text) {
            return WholeTexts.isWhole(text) ? text : new String(text.getBytes(UTF_8), UTF_8);
        }
    }
}
