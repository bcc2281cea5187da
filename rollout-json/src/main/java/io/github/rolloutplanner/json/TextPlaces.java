package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** In which lines of a document some of its values start. */
final class TextPlaces {
    private static final Place START = new Place(1, 1);

    private final Map<String, Place> places;

    private TextPlaces(Map<String, Place> places) {
        this.places = places;
    }

    /** The places of the values at some pointers of a document that was read. */
    static TextPlaces of(String text, Set<String> pointers) {
        Map<String, Place> places = new HashMap<>();
        try (JsonParser parser = NodeReader.FACTORY.createParser(text)) {
            while (places.size() < pointers.size() && parser.nextToken() != null) {
                note(parser, pointers, places);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A text that was read could not be read again.", e);
        }
        return new TextPlaces(places);
    }

    private static void note(JsonParser parser, Set<String> pointers, Map<String, Place> places) {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue() || token.isStructStart()) {
            String pointer = parser.getParsingContext().pathAsPointer().toString();
            if (pointers.contains(pointer)) {
                JsonLocation start = parser.currentTokenLocation();
                places.putIfAbsent(pointer, new Place(start.getLineNr(), start.getColumnNr()));
            }
        }
    }

    /** Where the value at a pointer starts. */
    Place of(String pointer) {
        return places.getOrDefault(pointer, START);
    }

    /** A line and a column, from 1. */
    record Place(int line, int column) {}
}
