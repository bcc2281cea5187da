package io.github.rolloutplanner.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConditionProperties {

    @Provide
    Arbitrary<TargetingCondition> conditions() {
        return Conditions.all();
    }

    /** Texts that are almost conditions. */
    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "user.email",
                        "ends",
                        "with",
                        "==",
                        "=",
                        "<",
                        ">=",
                        "'beta'",
                        "'",
                        "(",
                        ")",
                        "not",
                        "and",
                        "or",
                        "in",
                        "[",
                        "]",
                        ",",
                        "18",
                        "9.1.0",
                        "true",
                        "before",
                        "2026-01-05",
                        "is",
                        "present",
                        "member",
                        "of",
                        "segment",
                        "`",
                        "\\",
                        "contains",
                        "\u2003",
                        "\ud83d\ude80")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join(" ", pieces));
    }

    @Property
    void readsWhatItWrites(@ForAll("conditions") TargetingCondition condition) {
        Assume.that(condition.toString().length() <= TargetingCondition.MOST_CHARACTERS);
        TargetingCondition read = TargetingCondition.parse(condition.toString());
        assertThat(read).isEqualTo(condition).hasToString(condition.toString());
    }

    @Property
    void anythingElseIsRefusedWithPlaceAndHint(@ForAll("pieces") String text) {
        try {
            assertThat(TargetingCondition.parse(TargetingCondition.parse(text).toString()))
                    .isEqualTo(TargetingCondition.parse(text));
        } catch (ConditionSyntaxException refused) {
            assertThat(refused.position()).isBetween(0, text.length());
            assertThat(refused.hint()).isNotBlank();
        }
    }

    @Property
    void nothingIsMetByAUserWithoutAttributes(@ForAll("conditions") TargetingCondition condition) {
        Assume.that(condition instanceof AttributeCondition);
        assertThat(condition.matches(EvaluationContext.empty())).isFalse();
        assertThat(TargetingCondition.not(condition).matches(EvaluationContext.empty()))
                .isTrue();
    }

    @Property
    void noAttributeMakesItThrow(
            @ForAll("conditions") TargetingCondition condition, @ForAll("values") List<Object> values) {
        EvaluationContext context = EvaluationContext.empty();
        int next = 0;
        for (String attribute : condition.attributes()) {
            context = EvaluationContext.of(Map.of(attribute, values.get(next++ % values.size())));
            EvaluationContext known = context;
            assertThatCode(() -> condition.matches(known)).doesNotThrowAnyException();
        }
    }

    @Provide
    Arbitrary<List<Object>> values() {
        Arbitrary<Object> value = Arbitraries.oneOf(
                Conditions.texts().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, Double.NaN, Long.MIN_VALUE, List.of(), "9.1", "2026-02-30", "2026-01-05T"));
        return value.list().ofMinSize(1).ofMaxSize(5);
    }

    @Property
    void andOrAndNotAreThoseOfLogic(
            @ForAll("conditions") TargetingCondition one, @ForAll("conditions") TargetingCondition other) {
        EvaluationContext context =
                EvaluationContext.of("user.email", "ann@company.com").with("user.tier", "beta");
        boolean first = one.matches(context);
        boolean second = other.matches(context);
        assertThat(TargetingCondition.allOf(one, other).matches(context)).isEqualTo(first && second);
        assertThat(TargetingCondition.anyOf(one, other).matches(context)).isEqualTo(first || second);
        assertThat(TargetingCondition.not(one).matches(context)).isEqualTo(!first);
    }
}
