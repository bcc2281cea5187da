package io.github.rolloutplanner.json.internal.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Documents that exporters build as values, in YAML: the same values give the same text on every machine. An application that exports
 * YAML adds {@code jackson-dataformat-yaml}; for all others it would be dead weight.
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
        private static final YAMLFactory FACTORY = YAMLFactory.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build();

        static String of(List<JsonObject> documents) {
            StringWriter text = new StringWriter();
            try (JsonGenerator out = FACTORY.createGenerator(text)) {
                for (JsonObject document : documents) {
                    DocumentValue.write(out, document);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return text.toString();
        }
    }
}
