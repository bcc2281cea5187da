package io.github.rolloutplanner.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A document as the calls of a generator that make it, every value rendered already: the yardstick for {@code write}. A
 * writer that plans nothing and decides nothing cannot do less with the same generator.
 */
final class JsonTape {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultPrettyPrinter LAYOUT = new DefaultPrettyPrinter(new Separators(
                    Separators.DEFAULT_ROOT_VALUE_SEPARATOR,
                    ':',
                    Separators.Spacing.AFTER,
                    ',',
                    Separators.Spacing.NONE,
                    Separators.DEFAULT_OBJECT_EMPTY_SEPARATOR,
                    ',',
                    Separators.Spacing.NONE,
                    ""))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private final JsonToken[] tokens;
    private final String[] texts;

    private JsonTape(List<JsonToken> tokens, List<String> texts) {
        this.tokens = tokens.toArray(JsonToken[]::new);
        this.texts = texts.toArray(String[]::new);
    }

    /** The calls that make a document. */
    static JsonTape of(String json) throws IOException {
        List<JsonToken> tokens = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens.add(token);
                texts.add(parser.getText());
            }
        }
        return new JsonTape(tokens, texts);
    }

    /** One call a line: the name of the token, a space, the text. */
    static JsonTape parse(List<String> lines) {
        List<JsonToken> tokens = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            tokens.add(JsonToken.valueOf(line.substring(0, space)));
            texts.add(line.substring(space + 1));
        }
        return new JsonTape(tokens, texts);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < tokens.length; at++) {
            lines.add(tokens[at].name() + " " + texts[at]);
        }
        return lines;
    }

    /** Makes the document. */
    String play() throws IOException {
        StringWriter target = new StringWriter(8 * 1024);
        try (JsonGenerator generator = FACTORY.createGenerator(target)) {
            generator.setPrettyPrinter(LAYOUT.createInstance());
            for (int at = 0; at < tokens.length; at++) {
                play(generator, tokens[at], texts[at]);
            }
        }
        return target.toString();
    }

    private static void play(JsonGenerator generator, JsonToken token, String text) throws IOException {
        switch (token) {
            case START_OBJECT -> generator.writeStartObject();
            case END_OBJECT -> generator.writeEndObject();
            case START_ARRAY -> generator.writeStartArray();
            case END_ARRAY -> generator.writeEndArray();
            case FIELD_NAME -> generator.writeFieldName(text);
            case VALUE_STRING -> generator.writeString(text);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(text);
            case VALUE_TRUE -> generator.writeBoolean(true);
            case VALUE_FALSE -> generator.writeBoolean(false);
            default -> generator.writeNull();
        }
    }
}
