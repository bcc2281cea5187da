package io.github.rolloutplanner.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The changes of {@code real-changes.json}. */
final class RealChanges {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private RealChanges() {}

    /** Every change; a property that is not known is an error. */
    static List<RealChange> all() {
        try (InputStream file = RealChanges.class.getResourceAsStream("/real-changes.json")) {
            return List.of(JSON.readValue(file, RealChange[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
