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

    @Test
    void whatStandsTwiceIsFound() {
        Set<String> free = Documents.plans().values().stream()
                .flatMap(StatedTwiceTest::unnoticed)
                .collect(toCollection(TreeSet::new));

        assertThat(String.join("\n", free)).isEqualTo(FreeFacts.LIST.strip());
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
        BigDecimal half = number.divide(BigDecimal.valueOf(2));
        return number.signum() == 0 || number.scale() <= 0 ? number.add(BigDecimal.ONE) : half;
    }

    private static String otherWord(String word) {
        return word.startsWith("PT") ? "PT7M" : OTHERS.getOrDefault(word, word + " too");
    }

    private static boolean isUnnoticed(JsonNode changed, Set<String> known) {
        return Edits.rewritten(changed)
                .filter(text -> Caught.reading(text) == null)
                .map(RolloutJson::read)
                .filter(plan -> known.containsAll(findings(plan)))
                .isPresent();
    }

    private static Set<String> findings(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .map(Finding::toString)
                .collect(Collectors.toSet());
    }

    private static final java.util.Map<String, String> OTHERS = java.util.Map.ofEntries(
            java.util.Map.entry("control", "baseline"),
            java.util.Map.entry("baseline", "control"),
            java.util.Map.entry("guardrail", "signal"),
            java.util.Map.entry("signal", "guardrail"),
            java.util.Map.entry("user", "request"),
            java.util.Map.entry("request", "user"),
            java.util.Map.entry("rollout", "experiment"),
            java.util.Map.entry("experiment", "rollout"),
            java.util.Map.entry("powered", "underpowered"),
            java.util.Map.entry("rate", "mean"),
            java.util.Map.entry("below", "above"),
            java.util.Map.entry("Low", "High"),
            java.util.Map.entry("Medium", "High"),
            java.util.Map.entry("High", "Medium"),
            java.util.Map.entry("Critical", "Medium"),
            java.util.Map.entry("low", "high"),
            java.util.Map.entry("medium", "high"),
            java.util.Map.entry("high", "medium"),
            java.util.Map.entry("critical", "medium"),
            java.util.Map.entry("sequential", "fixed_horizon"));
}
