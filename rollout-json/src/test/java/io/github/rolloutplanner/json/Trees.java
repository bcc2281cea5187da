package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Documents as somebody else's trees, which tests take apart. */
final class Trees {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Trees() {}

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The pointers of all values in a document but the document itself. */
    static List<JsonPointer> pointers(JsonNode root) {
        List<JsonPointer> pointers = new ArrayList<>();
        collect(root, JsonPointer.empty(), pointers);
        return pointers;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> pointers) {
        node.fieldNames().forEachRemaining(name -> collectChild(node.get(name), at.appendProperty(name), pointers));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            collectChild(node.get(index), at.appendIndex(index), pointers);
        }
    }

    private static void collectChild(JsonNode child, JsonPointer at, List<JsonPointer> pointers) {
        pointers.add(at);
        collect(child, at, pointers);
    }

    /** A copy whose keys are in the order of the alphabet. */
    static JsonNode sorted(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode items = array.arrayNode();
            array.forEach(item -> items.add(sorted(item)));
            return items;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode members = object.objectNode();
            object.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(member -> members.set(member.getKey(), sorted(member.getValue())));
            return members;
        }
        return node;
    }

    /** A copy with another value at a place. */
    static JsonNode replaced(JsonNode root, JsonPointer at, JsonNode value) {
        JsonNode copy = root.deepCopy();
        JsonNode parent = copy.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
        }
        return copy;
    }

    /** A copy without the value at a place. */
    static JsonNode without(JsonNode root, JsonPointer at) {
        JsonNode copy = root.deepCopy();
        ((ObjectNode) copy.at(at.head())).remove(at.last().getMatchingProperty());
        return copy;
    }
}
