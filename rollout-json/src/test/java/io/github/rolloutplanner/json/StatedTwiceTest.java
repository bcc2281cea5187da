package io.github.rolloutplanner.json;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Changes each number and each word of a document by itself. What stands twice is then refused, or found by the linter; what
 * is neither stands once, and is listed.
 */
class StatedTwiceTest {

    /** Words that take each other's place. */
    private static final List<List<String>> SWAPS = List.of(
            List.of("control", "baseline"),
            List.of("guardrail", "signal"),
            List.of("user", "request"),
            List.of("rollout", "experiment"),
            List.of("powered", "underpowered"),
            List.of("rate", "mean"),
            List.of("below", "above"),
            List.of("High", "Medium"),
            List.of("Critical", "Low"),
            List.of("high", "medium"),
            List.of("critical", "low"),
            List.of("sequential", "fixed_horizon"));

    @Test
    void whatStandsTwiceIsFound() {
        Set<String> free = Stream.of("canary", "rings", "experiment")
                .map(Documents.plans()::get)
                .flatMap(StatedTwiceTest::unnoticed)
                .collect(toCollection(TreeSet::new));

        assertThat(free).containsExactlyElementsOf(FreeFacts.all());
    }

    /** The kinds of places at which a change says nothing new to anyone. */
    private static Stream<String> unnoticed(RolloutPlan plan) {
        JsonNode root = Trees.read(RolloutJson.writeDetailed(plan));
        Set<String> known = findings(plan);
        return Trees.pointers(root).stream()
                .filter(at -> Edits.isTyped(at) && !isExplanation(at))
                .filter(at -> root.at(at).isNumber() || root.at(at).isTextual())
                .filter(at -> isUnnoticed(Trees.replaced(root, at, other(root.at(at))), known))
                .map(at -> at.toString().replaceAll("/[0-9]+", "/*"));
    }

    /** Reasons explain, and nothing decides by them. */
    private static boolean isExplanation(JsonPointer at) {
        return at.toString().contains("easons");
    }

    private static JsonNode other(JsonNode value) {
        return value.isTextual()
                ? new TextNode(otherWord(value.textValue()))
                : DecimalNode.valueOf(other(value.decimalValue()));
    }

    private static BigDecimal other(BigDecimal number) {
        return number.scale() <= 0
                ? number.multiply(BigDecimal.valueOf(2)).add(BigDecimal.ONE)
                : number.divide(BigDecimal.valueOf(2));
    }

    private static String otherWord(String word) {
        if (word.startsWith("PT")) {
            return "PT7M";
        }
        return SWAPS.stream()
                .filter(swap -> swap.contains(word))
                .map(swap -> swap.get(1 - swap.indexOf(word)))
                .findFirst()
                .orElse(word + " too");
    }

    private static boolean isUnnoticed(JsonNode changed, Set<String> known) {
        return Edits.typed(changed)
                .filter(plan -> known.containsAll(findings(plan)))
                .isPresent();
    }

    private static Set<String> findings(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream().map(Finding::toString).collect(Collectors.toSet());
    }
}
