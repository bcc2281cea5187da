package io.github.rolloutplanner.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluationContextTest {

    @Test
    void isAValue() {
        EvaluationContext one =
                EvaluationContext.of("user.id", "ann").with("user.age", 42).inSegments("press");
        Map<String, Object> attributes = new HashMap<>(Map.of("user.id", "ann", "user.age", 42L));
        EvaluationContext other = EvaluationContext.of(attributes).inSegments("press");
        attributes.clear();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).hasToString("EvaluationContext[user.age=42, user.id=ann] in [press]");
        assertThat(one.inSegments()).isNotEqualTo(one).hasToString("EvaluationContext[user.age=42, user.id=ann]");
        assertThat(EvaluationContext.empty()).hasToString("EvaluationContext[]").isNotEqualTo(one);
    }

    @Test
    void withDoesNotChangeTheOldOne() {
        EvaluationContext one = EvaluationContext.of("user.id", "ann");
        assertThat(one.with("user.id", "bob").key("user.id")).isEqualTo("bob");
        assertThat(one.key("user.id")).isEqualTo("ann");
    }

    @Test
    void aKeyIsATextOrAWholeNumber() {
        EvaluationContext context = EvaluationContext.of("text", "a")
                .with("empty", "")
                .with("long", Long.MIN_VALUE)
                .with("whole", 7.0)
                .with("fraction", 7.5)
                .with("huge", 1e300)
                .with("boolean", true);
        assertThat(context.key("text")).isEqualTo("a");
        assertThat(context.key("long")).isEqualTo("-9223372036854775808");
        assertThat(context.key("whole")).isEqualTo("7");
        assertThat(context.key("empty")).isNull();
        assertThat(context.key("fraction")).isNull();
        assertThat(context.key("huge")).isNull();
        assertThat(context.key("boolean")).isNull();
        assertThat(context.key("other")).isNull();
    }

    @Test
    void whatIsLookedUpIsAsIfItWereKept() {
        Map<String, Object> values = new HashMap<>(Map.of(
                "text",
                "a",
                "builder",
                new StringBuilder("b"),
                "empty",
                "",
                "int",
                7,
                "whole",
                7.0,
                "fraction",
                7.5,
                "nan",
                Double.NaN,
                "boolean",
                true,
                "list",
                List.of()));
        EvaluationContext kept = EvaluationContext.of(values).inSegments("press");
        EvaluationContext lookedUp = EvaluationContext.lookingUp(values::get, "press"::equals);
        Stream.concat(values.keySet().stream(), Stream.of("other")).forEach(name -> {
            assertThat(lookedUp.key(name)).as(name).isEqualTo(kept.key(name));
            assertThat(lookedUp.text(name)).as(name).isEqualTo(kept.text(name));
            assertThat(lookedUp.number(name)).as(name).isEqualTo((Double) kept.number(name));
            assertThat(lookedUp.has(name)).as(name).isEqualTo(kept.has(name));
            assertThat(lookedUp.is(name, true)).as(name).isEqualTo(kept.is(name, true));
        });
        assertThat(lookedUp.isIn("press")).isTrue();
        assertThat(lookedUp.isIn("beta")).isFalse();
    }

    @Test
    void whatIsLookedUpCanBeOverlaid() {
        EvaluationContext lookedUp = EvaluationContext.lookingUp(Map.of("user.id", "ann")::get, segment -> true);
        EvaluationContext overlaid =
                lookedUp.with("user.age", 42).with("user.staff", true).inSegments("press");
        assertThat(overlaid.key("user.id")).isEqualTo("ann");
        assertThat(overlaid.number("user.age")).isEqualTo(42);
        assertThat(overlaid.is("user.staff", true)).isTrue();
        assertThat(overlaid.isIn("press")).isTrue();
        assertThat(overlaid.isIn("beta")).isFalse();
        assertThat(lookedUp.has("user.age")).isFalse();
        assertThat(lookedUp).isNotEqualTo(overlaid);
        assertThat(lookedUp.toString()).startsWith("EvaluationContext[looked up in ");
    }

    @Test
    void nullIsNamed() {
        assertThatThrownBy(() -> EvaluationContext.of(new HashMap<>(Collections.singletonMap("a", null))))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("attributes");
        assertThatThrownBy(() -> EvaluationContext.empty().with(null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("attribute");
    }
}
