package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every way in which one value of a document can be wrong. */
final class Corruptions {
    private static final BigDecimal LARGE = new BigDecimal(1L << 62);

    private final JsonNode root;
    /** What stands under the same key elsewhere, so that a text becomes another one that may stand there. */
    private final Map<String, Set<JsonNode>> siblings = new TreeMap<>();

    private final List<Corruption> all = new ArrayList<>();

    /**
     * One wrong value.
     *
     * @param at where
     * @param what what became of it
     * @param made makes the document with it
     */
    record Corruption(JsonPointer at, String what, Supplier<JsonNode> made) {
        String document() {
            return made.get().toString();
        }

        @Override
        public String toString() {
            return at + " " + what;
        }
    }

    private Corruptions(JsonNode root) {
        this.root = root;
    }

    /** All of the members of the document that are named. */
    static List<Corruption> of(String document, Set<String> members) {
        Corruptions corruptions = new Corruptions(Trees.read(document));
        List<JsonPointer> pointers = Trees.pointers(corruptions.root);
        pointers.forEach(corruptions::remember);
        pointers.stream()
                .filter(at -> members.contains(at.getMatchingProperty()))
                .forEach(corruptions::corrupt);
        return corruptions.all;
    }

    private void remember(JsonPointer at) {
        JsonNode value = root.at(at);
        if (value.isTextual() || value.isObject()) {
            siblings.computeIfAbsent(key(at), key -> new LinkedHashSet<>()).add(value);
        }
    }

    private static String key(JsonPointer at) {
        return at.last().mayMatchElement() ? key(at.head()) + "[]" : at.last().getMatchingProperty();
    }

    private void corrupt(JsonPointer at) {
        JsonNode value = root.at(at);
        values(at, value).forEach((what, other) -> add(at, what, () -> Trees.replaced(root, at, other)));
        JsonNode parent = root.at(at.head());
        if (parent.isObject()) {
            add(at, "removed", () -> Trees.without(root, at));
        } else {
            corruptItem(at, at.last().getMatchingIndex());
        }
    }

    private void corruptItem(JsonPointer at, int index) {
        add(at, "removed", () -> withItems(at, items -> items.remove(index)));
        add(at, "repeated", () -> withItems(at, items -> items.insert(index, items.get(index))));
        if (index > 0 && !root.at(at).equals(root.at(at.head()).get(index - 1))) {
            add(at, "swapped", () -> withItems(at, items -> items.insert(index - 1, items.remove(index))));
        }
    }

    private JsonNode withItems(JsonPointer at, Consumer<ArrayNode> change) {
        JsonNode copy = root.deepCopy();
        change.accept((ArrayNode) copy.at(at.head()));
        return copy;
    }

    private void add(JsonPointer at, String what, Supplier<JsonNode> made) {
        all.add(new Corruption(at, what, made));
    }

    private Map<String, JsonNode> values(JsonPointer at, JsonNode value) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (value.isNumber()) {
            numbers(value.decimalValue()).forEach((what, number) -> values.put(what, DecimalNode.valueOf(number)));
        } else if (value.isBoolean()) {
            values.put("flipped", BooleanNode.valueOf(!value.booleanValue()));
        } else if (value.isTextual()) {
            texts(value.textValue()).forEach((what, text) -> values.put(what, new TextNode(text)));
        }
        int number = 0;
        for (JsonNode sibling : siblings.getOrDefault(key(at), Set.of())) {
            if (number++ < 12) {
                values.put("as sibling " + number, sibling);
            }
        }
        if (value instanceof ObjectNode && root.at(at.head()) instanceof ObjectNode parent) {
            parent.properties().stream()
                    .filter(other -> other.getValue().isObject())
                    .forEach(other -> values.put("as its " + other.getKey(), other.getValue()));
        }
        values.values().removeIf(other -> isSame(value, other));
        return values;
    }

    private static boolean isSame(JsonNode value, JsonNode other) {
        return value.isNumber() && other.isNumber()
                ? value.decimalValue().compareTo(other.decimalValue()) == 0
                : value.equals(other);
    }

    private static Map<String, BigDecimal> numbers(BigDecimal value) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        numbers.put("as 0", BigDecimal.ZERO);
        numbers.put("as -1", BigDecimal.ONE.negate());
        numbers.put("as 1", BigDecimal.ONE);
        numbers.put("plus 1", value.add(BigDecimal.ONE));
        numbers.put("minus 1", value.subtract(BigDecimal.ONE));
        numbers.put("times 10", value.multiply(BigDecimal.TEN));
        numbers.put("times 1000", value.multiply(new BigDecimal(1_000)));
        numbers.put("as 2^62", LARGE);
        numbers.put("negated", value.negate());
        return numbers;
    }

    /** Lengths of time and sums stand as texts, too. */
    private static Map<String, String> texts(String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("emptied", "");
        texts.put("changed", text + "x");
        if (text.matches("-?PT?[0-9].*")) {
            Duration length = Duration.parse(text);
            texts.put("as PT0S", Duration.ZERO.toString());
            texts.put("an hour more", length.plusHours(1).toString());
            texts.put("an hour less", length.minusHours(1).toString());
            texts.put("ten times", length.multipliedBy(10).toString());
            texts.put("negated", length.negated().toString());
        } else if (text.matches("-?[0-9.]+(E-?[0-9]+)?")) {
            numbers(new BigDecimal(text)).forEach((what, number) -> texts.put(what, number.toPlainString()));
        } else if (WORDS.stream().anyMatch(words -> words.contains(text))) {
            WORDS.stream()
                    .filter(words -> words.contains(text))
                    .forEach(words -> words.forEach(word -> texts.put("as " + word, word)));
        }
        return texts;
    }

    private static final List<List<String>> WORDS = List.of(
            List.of("worse", "beyond_limit", "counted", "split", "overexposed"),
            List.of("delta", "cumulative"),
            List.of("no_data", "source_failed"),
            List.of(
                    "advanced",
                    "forced",
                    "paused",
                    "resumed",
                    "approved",
                    "acknowledged",
                    "chosen",
                    "rolled_back",
                    "completed"));
}
