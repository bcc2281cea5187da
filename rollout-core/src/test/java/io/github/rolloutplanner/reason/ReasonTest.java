package io.github.rolloutplanner.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private static final Reason REASON = Rule.of("risk.trait", "What a change touches brings a risk.")
            .because("It touches {trait}.")
            .reason(Fact.fact("trait", "payments"), Fact.fact("level", 4));

    @Test
    void namesItsRuleAfterItsSentence() {
        assertThat(REASON).hasToString("It touches payments. [risk.trait]");
    }

    @Test
    void keepsFactsInTheirOrder() {
        assertThat(List.copyOf(REASON.facts().entrySet()))
                .containsExactly(Map.entry("trait", "payments"), Map.entry("level", "4"));
    }

    @Test
    void neverChanges() {
        Map<String, String> facts = new LinkedHashMap<>(Map.of("a", "1"));
        Reason reason = Reason.stated("rule", facts, "It is so.");
        facts.put("b", "2");
        assertThat(reason.facts()).containsOnlyKeys("a");
        assertThatThrownBy(() -> reason.facts().put("c", "3")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aProblemIsOneLine() {
        assertThat(new Problem("metrics[1].name", "' ' is blank.", "Give a name."))
                .hasToString("metrics[1].name: ' ' is blank. Give a name.");
    }
}
