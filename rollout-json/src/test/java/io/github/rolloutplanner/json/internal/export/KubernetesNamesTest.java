package io.github.rolloutplanner.json.internal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KubernetesNamesTest {
    @Test
    void readableTextsKeepTheirWords() {
        assertThat(KubernetesNames.distinct(List.of("Checkout errors", "p95 (ms)"), 63))
                .containsExactly("checkout-errors", "p95-ms");
    }

    @Test
    void whatWouldBeOneNameIsTwo() {
        assertThat(KubernetesNames.distinct(List.of("A b", "a B", "a-b", "a-b"), 63))
                .doesNotHaveDuplicates()
                .hasSize(4)
                .allMatch(name -> name.startsWith("a-b"));
    }

    @Test
    void textsOfOtherScriptsAndLongOnesGetAHash() {
        assertThat(KubernetesNames.distinct(
                        List.of("\u0627\u0644\u062f\u0641\u0639", "Fehler\u00fcber", "x".repeat(10_000)), 20))
                .allMatch(name -> name.matches("[a-z][a-z0-9-]*-[0-9a-f]{8}") && name.length() <= 20);
    }

    @Property(tries = 500)
    void namesAreLegalAndDistinct(@ForAll List<String> texts) {
        assertThat(KubernetesNames.distinct(texts, 30))
                .hasSameSizeAs(texts)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 30 && name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?"));
    }

    @Test
    void illegalNamesOfCallersAreRefused() {
        for (String name : List.of("", "-a", "a-", "A", "a.b", "a\nb", "\u05d0", "x".repeat(64))) {
            assertThatThrownBy(() -> KubernetesNames.require(name, "a service", 63))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessageContaining("is no name of a service. Give at most 63 lower-case letters");
        }
        assertThatThrownBy(() -> KubernetesNames.require("a" + "\ud83d\ude80".repeat(50), "a service", 63))
                .as("no character is cut in two")
                .hasMessageStartingWith("'a" + "\ud83d\ude80".repeat(39) + "...' is no name of a service.");
        assertThatThrownBy(() -> KubernetesNames.requireLabel("a b")).isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> KubernetesNames.requireLabelValue(""))
                .isInstanceOf(RolloutException.InvalidValue.class);
    }
}
