package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.Node.ArrayNode;
import io.github.rolloutplanner.json.Node.BooleanNode;
import io.github.rolloutplanner.json.Node.NullNode;
import io.github.rolloutplanner.json.Node.NumberNode;
import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.json.Node.TextNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Compares a document with what the plan that was read from it would be written as. */
final class Agreement {
    private static final String WHY = ": what stands twice in a document must agree.";

    private final Problems problems;

    Agreement(Problems problems) {
        this.problems = problems;
    }

    /** Reports every difference where it stands in the document. */
    void check(Node found, Node expected) {
        if (found instanceof ObjectNode object && expected instanceof ObjectNode other) {
            checkMembers(object, other.members());
        } else if (found instanceof ArrayNode array && expected instanceof ArrayNode other) {
            checkItems(array, other);
        } else if (!same(found, expected)) {
            contradict(found, expected);
        }
    }

    private void contradict(Node found, Node expected) {
        if (found instanceof TextNode text
                && expected instanceof TextNode other
                && Excerpt.of(text.text()).equals(Excerpt.of(other.text()))) {
            int difference =
                    Arrays.mismatch(text.text().toCharArray(), other.text().toCharArray());
            problems.contradiction(text.at(), () -> text.foundFrom(difference), () -> other.foundFrom(difference));
        } else {
            problems.contradiction(found, expected::found);
        }
    }

    private void checkMembers(ObjectNode object, Map<String, Node> expected) {
        for (Map.Entry<String, Node> member : expected.entrySet()) {
            Node found = object.members().get(member.getKey());
            if (found == null) {
                problems.add(
                        object.at().child(member.getKey()),
                        "The key is missing.",
                        "Expected " + member.getValue().found() + WHY);
            } else {
                check(found, member.getValue());
            }
        }
        for (Map.Entry<String, Node> member : object.members().entrySet()) {
            if (!expected.containsKey(member.getKey())) {
                problems.contradiction(member.getValue(), () -> "no such key");
            }
        }
    }

    private void checkItems(ArrayNode array, ArrayNode expected) {
        int found = array.items().size();
        int wanted = expected.items().size();
        if (found != wanted) {
            problems.add(
                    array.at(), "Found " + Wording.count(found, "item") + ".", "Expected " + Wording.of(wanted) + WHY);
            return;
        }
        for (int index = 0; index < found; index++) {
            check(array.items().get(index), expected.items().get(index));
        }
    }

    private static boolean same(Node found, Node expected) {
        if (found instanceof NumberNode number && expected instanceof NumberNode other) {
            return same(number.literal(), other.literal());
        }
        return (found instanceof TextNode text
                        && expected instanceof TextNode other
                        && text.text().equals(other.text()))
                || (found instanceof BooleanNode truth
                        && expected instanceof BooleanNode other2
                        && truth.value() == other2.value())
                || (found instanceof NullNode && expected instanceof NullNode);
    }

    private static boolean same(String literal, String other) {
        Optional<Boolean> same = Decimals.parse(literal)
                .flatMap(number -> Decimals.parse(other).map(expected -> number.compareTo(expected) == 0));
        return same.orElse(false);
    }
}
