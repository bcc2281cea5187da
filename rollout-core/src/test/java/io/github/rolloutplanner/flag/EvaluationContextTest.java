package io.github.rolloutplanner.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
    void singleValuesAreTheirTexts() {
        UUID id = UUID.fromString("6f1c3c1e-1f9d-4a55-9c6f-0d6f0c1f2a3b");
        Map<String, Object> values = Map.of(
                "user.id",
                id,
                "user.joined",
                Instant.parse("2026-01-04T23:59:59Z"),
                "user.plan",
                TimeUnit.DAYS,
                "tags",
                List.of());
        for (EvaluationContext context :
                List.of(EvaluationContext.of(values), EvaluationContext.lookingUp(values::get, segment -> false))) {
            assertThat(context.key("user.id")).isEqualTo(id.toString());
            assertThat(TargetingCondition.parse("user.joined before 2026-01-05").matches(context))
                    .isTrue();
            assertThat(TargetingCondition.is("user.plan", "DAYS").matches(context))
                    .isTrue();
            assertThat(TargetingCondition.parse("tags is present").matches(context))
                    .isTrue();
            assertThat(context.text("tags")).isNull();
        }
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
