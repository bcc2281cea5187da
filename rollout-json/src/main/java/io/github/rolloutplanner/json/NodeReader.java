package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.Node.ArrayNode;
import io.github.rolloutplanner.json.Node.BooleanNode;
import io.github.rolloutplanner.json.Node.NullNode;
import io.github.rolloutplanner.json.Node.NumberNode;
import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.json.Node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/** Turns text into nodes. Size and depth are bounded, so that no text can exhaust memory or stack. */
final class NodeReader {
    /** Of a plan, which may come from a stranger. */
    static final int LONGEST_TEXT = 4 * 1024 * 1024;
    /** Of what a rollout remembers: of a metric that was observed for months some 40,000 characters, user by user 140,000. */
    static final int LONGEST_MEMORY = 16 * 1024 * 1024;

    static final int DEEPEST = 64;
    /** As many as the longest plan of the shortest values: it is they that memory is needed for. */
    static final int MOST_VALUES = LONGEST_TEXT / 2;

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // The bounds are ours, with messages of ours; the parser's own would only get in the way.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(LONGEST_MEMORY)
                    .maxStringLength(LONGEST_MEMORY)
                    .maxNameLength(LONGEST_MEMORY)
                    .build())
            // Keys come from strangers: they are not kept after the document.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private final Problems problems;
    private int values;

    private NodeReader(JsonParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The document of something as nodes; null if the text is none and that was reported. */
    @Nullable
    static Node read(String text, String something, int longest, Problems problems) {
        if (text.isBlank()) {
            problems.add(Pointer.ROOT, "Found an empty text.", "Expected " + something + " as JSON.");
            return null;
        }
        if (text.length() > longest) {
            problems.add(
                    Pointer.ROOT,
                    "Found " + Wording.of(text.length()) + " characters.",
                    "Expected at most " + Wording.of(longest) + ".");
            return null;
        }
        Optional<Wrapping> wrapping = Wrapping.of(text);
        if (wrapping.isPresent()) {
            problems.add(
                    Pointer.ROOT,
                    "Found " + wrapping.get().found() + ".",
                    wrapping.get().advice());
            return null;
        }
        return parse(text, problems);
    }

    /** The document as nodes, however long it is. */
    @Nullable
    static Node parse(String text, Problems problems) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new NodeReader(parser, problems).document();
        } catch (JsonProcessingException e) {
            reportSyntax(text, e.getLocation(), problems);
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read.", e);
        }
    }

    private static void reportSyntax(String text, @Nullable JsonLocation where, Problems problems) {
        int offset = where == null ? 0 : (int) Math.max(0, where.getCharOffset());
        String rest =
                offset < text.length() ? "at " + Excerpt.quoted(text.substring(offset)) : "at the end of the text";
        String place = where == null ? "" : place(where) + ", ";
        problems.add(Pointer.ROOT, "Found invalid JSON in " + place + rest + ".", "Correct the syntax there.");
    }

    /** A document of one line may itself be a line of something. */
    private static String place(JsonLocation where) {
        String line = where.getLineNr() == 1 ? "" : "line " + where.getLineNr() + ", ";
        return line + "column " + where.getColumnNr();
    }

    @Nullable
    private Node document() throws IOException {
        parser.nextToken();
        Node root = value(Pointer.ROOT, 0);
        if (root != null && parser.nextToken() != null) {
            JsonLocation where = parser.currentTokenLocation();
            problems.add(
                    Pointer.ROOT,
                    "Found more after the end of the document, in " + place(where) + ".",
                    "Expected one document and nothing after it.");
        }
        return root;
    }

    /** The value at the current token; null if the document is too deep or too large to go on. */
    @Nullable
    private Node value(Pointer at, int depth) throws IOException {
        if (depth > DEEPEST) {
            problems.add(at, "Found more than " + DEEPEST + " levels.", "Expected fewer: a plan never needs as many.");
            return null;
        }
        if (++values > MOST_VALUES) {
            problems.add(
                    at,
                    "Found more than " + Wording.of(MOST_VALUES) + " values.",
                    "Expected fewer: no rollout needs as many.");
            return null;
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(at, depth);
            case START_ARRAY -> array(at, depth);
            case VALUE_STRING -> new TextNode(at, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberNode(at, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new BooleanNode(at, token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new NullNode(at);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("A value cannot start with " + token + ".");
        };
    }

    @Nullable
    private Node object(Pointer at, int depth) throws IOException {
        Map<String, Node> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Pointer child = at.child(key);
            parser.nextToken();
            Node value = value(child, depth + 1);
            if (value == null) {
                return null;
            }
            if (members.putIfAbsent(key, value) != null) {
                problems.duplicate(child);
            }
        }
        return new ObjectNode(at, members);
    }

    @Nullable
    private Node array(Pointer at, int depth) throws IOException {
        List<Node> items = new ArrayList<>(2);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Node item = value(at.child(items.size()), depth + 1);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return new ArrayNode(at, items);
    }
}
