package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Changes a document by hand, at a place that chance finds, so that it is still JSON and perhaps still a plan. */
final class Edits {
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "7",
            "0.5",
            "100",
            "99.999999",
            "1000000000",
            "2147483647",
            "1000000000000",
            "1e-300",
            "1e300",
            "-1");
    private static final List<String> WORDS = List.of(
            "0%",
            "100%",
            "1e9%",
            "PT0S",
            "PT1S",
            "PT1H",
            "P36500D",
            "-PT1H",
            "all",
            "baseline",
            "control",
            "guardrail",
            "success",
            "experiment",
            "user",
            "request_by_user",
            "count",
            "mean",
            "rate",
            "Errors",
            "x");

    private static final Set<String> TYPED = Set.of(
            "feature",
            "impact_level",
            "user_facing_changes",
            "assessment",
            "population",
            "strategy",
            "phases",
            "flag_definitions",
            "snippet_style",
            "experiment",
            "exposure",
            "monitoring_details",
            "rollback_details",
            "success_gates",
            "success_evidence",
            "schedule",
            "statements",
            "checklists");

    private final Random random;

    Edits(long seed) {
        this.random = new Random(seed);
    }

    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** The plan of the typed part of a document, whatever the rest says; nothing if none can be read from it. */
    static Optional<RolloutPlan> typed(JsonNode edited) {
        Problems problems = new Problems();
        Node root = NodeReader.parse(edited.toString(), problems);
        if (!(root instanceof Node.ObjectNode object)) {
            return Optional.empty();
        }
        DetailedPlan form = (DetailedPlan) DetailedPlan.FORM;
        Members members = new Members(object, form.fields(), problems);
        try {
            return problems.count() > 0 ? Optional.empty() : Optional.of(form.typed(members));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** The document with its typed part edited and the rest written anew; nothing if there is none. */
    static Optional<String> rewritten(JsonNode edited) {
        try {
            return typed(edited).map(RolloutJson::writeDetailed);
        } catch (JsonContractException refused) {
            return Optional.empty();
        }
    }

    /** A copy with one place changed. */
    JsonNode edited(JsonNode root) {
        return edited(root, places(root));
    }

    /** The same of a document that has no typed part. */
    JsonNode editedAnywhere(JsonNode root) {
        return edited(root, Trees.pointers(root));
    }

    private JsonNode edited(JsonNode root, List<JsonPointer> places) {
        JsonPointer at = places.get(random.nextInt(places.size()));
        JsonNode value = root.at(at);
        return random.nextInt(8) == 0 && root.at(at.head()).isObject()
                ? Trees.without(root, at)
                : Trees.replaced(root, at, other(root, value));
    }

    /** The typed part: the rest only repeats it, and so is refused when it is changed alone. */
    private List<JsonPointer> places(JsonNode root) {
        Stream<JsonPointer> all = Trees.pointers(root).stream();
        return all.filter(at -> isTyped(at)).toList();
    }

    static boolean isTyped(JsonPointer at) {
        return TYPED.contains(at.getMatchingProperty());
    }

    private JsonNode other(JsonNode root, JsonNode value) {
        if (value instanceof ArrayNode items) {
            return resized(items);
        }
        if (value instanceof ObjectNode) {
            return value;
        }
        if (value.isNumber()) {
            return DecimalNode.valueOf(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
        }
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.booleanValue());
        }
        return new TextNode(random.nextBoolean() ? WORDS.get(random.nextInt(WORDS.size())) : otherText(root));
    }

    private String otherText(JsonNode root) {
        List<JsonNode> texts =
                places(root).stream().map(root::at).filter(JsonNode::isTextual).toList();
        return texts.get(random.nextInt(texts.size())).textValue();
    }

    private ArrayNode resized(ArrayNode items) {
        ArrayNode copy = items.deepCopy();
        if (copy.isEmpty()) {
            return copy;
        }
        int at = random.nextInt(copy.size());
        switch (random.nextInt(3)) {
            case 0 -> copy.remove(at);
            case 1 -> copy.insert(at, copy.get(at).deepCopy());
            default -> copy.removeAll();
        }
        return copy;
    }
}
