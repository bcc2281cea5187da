package io.github.rolloutplanner.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static String fill(String template, Map<String, ?> facts) {
        return Template.of(template).fill(facts::get);
    }

    @Test
    void fillsSlotsByTheTypesOfTheirFacts() {
        assertThat(fill(
                        "{users} {unit} for {soak}: {metrics}.",
                        Map.of(
                                "users",
                                25_583,
                                "unit",
                                "companies",
                                "soak",
                                Duration.ofHours(156),
                                "metrics",
                                List.of("Errors", "p95", "Crashes"))))
                .isEqualTo("25,583 companies for 6 days 12 hours: Errors, p95 and Crashes.");
    }

    @Test
    void choosesAWordByANumberOrAList() {
        String template = "{n} {n:phase|phases}, {names} {names:is|are} observed";
        assertThat(fill(template, Map.of("n", 1, "names", List.of("a")))).isEqualTo("1 phase, a is observed");
        assertThat(fill(template, Map.of("n", 2, "names", List.of("a", "b"))))
                .isEqualTo("2 phases, a and b are observed");
        assertThat(fill(template, Map.of("n", 0, "names", List.of()))).isEqualTo("0 phases,  are observed");
    }

    @Test
    void startsWithACapitalLetterWhereItIsAskedFor() {
        assertThat(fill("{^who} signs off", Map.of("who", "the owner"))).isEqualTo("The owner signs off");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        String template = "Set {flag} to off[, members of {segments} included]";
        assertThat(fill(template, Map.of("flag", "f"))).isEqualTo("Set f to off");
        assertThat(fill(template, Map.of("flag", "f", "segments", List.of()))).isEqualTo("Set f to off");
        assertThat(fill(template, Map.of("flag", "f", "segments", ""))).isEqualTo("Set f to off");
        assertThat(fill(template, Map.of("flag", "f", "segments", List.of("beta"))))
                .isEqualTo("Set f to off, members of beta included");
    }

    @Test
    void doesNotReadBracketsOfFacts() {
        assertThat(fill("{name}!", Map.of("name", "a {b} [c]"))).isEqualTo("a {b} [c]!");
    }

    @Test
    void refusesAFactThatIsMissing() {
        assertThatThrownBy(() -> fill("At {percentage}", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The sentence tells the fact 'percentage', which was not given."
                        + " Give it, or make it optional.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a", "[a", "[a {b]", "{a:b}"})
    void refusesWhatIsNotClosed(String template) {
        assertThatThrownBy(() -> Template.of(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(template);
    }

    @Test
    void namesItsSlots() {
        assertThat(Template.of("{a} [{b}] {c:x|y} {^d}").slots()).containsExactly("a", "b", "c", "d");
    }
}
