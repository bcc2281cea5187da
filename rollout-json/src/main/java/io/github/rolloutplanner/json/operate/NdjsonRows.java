package io.github.rolloutplanner.json.operate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows of one JSON object a line. */
final class NdjsonRows {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private NdjsonRows() {}

    static void read(Reader text, Consumer<FileRow> rows) throws IOException {
        FinishedLines lines = new FinishedLines(text);
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank()) {
                rows.accept(new FileRow(lines.number(), cells(line.get(), lines.number())));
            }
        }
    }

    private static Map<String, Object> cells(String line, long number) throws IOException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new FaultInFile(number, "it is no object. Give one in each line.");
            }
            Map<String, Object> cells = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                add(cells, key.toLowerCase(Locale.ROOT), parser, number);
            }
            if (parser.nextToken() != null) {
                throw new FaultInFile(number, "something stands behind the object. Give one in each line.");
            }
            return cells;
        } catch (JsonProcessingException e) {
            throw new FaultInFile(number, "it is no JSON: " + e.getOriginalMessage());
        }
    }

    private static void add(Map<String, Object> cells, String key, JsonParser parser, long line) throws IOException {
        JsonToken value = parser.nextToken();
        if (value.isStructStart() || value.isBoolean()) {
            throw new FaultInFile(line, "the value of '" + key + "' is neither text nor number. Give a flat object.");
        }
        if (value != JsonToken.VALUE_NULL && cells.put(key, parser.getText()) != null) {
            throw new FaultInFile(line, "'" + key + "' stands twice. Leave out one.");
        }
    }
}
