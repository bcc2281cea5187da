package io.github.rolloutplanner.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionEvaluationTest {
    private static final EvaluationContext ANN = EvaluationContext.of("user.id", "ann")
            .with("user.email", "ann@company.com")
            .with("user.tier", "beta")
            .with("user.age", 18)
            .with("user.score", 0.5)
            .with("user.staff", true)
            .with("user.joined", "2026-01-05")
            .with("app.version", "9.1.0")
            .inSegments("press", "early adopters");

    private static boolean holds(String condition) {
        return TargetingCondition.parse(condition).matches(ANN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.email ends with @company.com",
                "user.email starts with ann@",
                "user.email contains company",
                "user.email contains ''",
                "user.tier == 'beta'",
                "user.tier in ['alpha', 'beta']",
                "user.age >= 18",
                "user.age <= 18",
                "user.age == 18",
                "user.age > 17.999",
                "user.age < 1e300",
                "user.score == 0.5",
                "user.staff == true",
                "user.joined before 2026-01-05T00:00:00.000001Z",
                "user.joined after 2026-01-04T23:59:59.999999Z",
                "app.version >= 9.1.0",
                "app.version > 9.1.0-rc.1",
                "app.version == 9.1.0+build.7",
                "user.email is present",
                "member of segment 'press'",
                "not (user.tier == 'alpha')",
                "user.tier == 'alpha' or user.age >= 18",
                "user.tier == 'beta' and not member of segment 'banned'",
                "user.tier == 'beta' and (user.age > 90 or user.staff == true)",
            })
    void holdsFor(String condition) {
        assertThat(holds(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.email ends with @COMPANY.com",
                "user.email starts with company",
                "user.email contains Company",
                "user.tier == 'Beta'",
                "user.tier in []",
                "user.age > 18",
                "user.age < 18",
                "user.staff == false",
                "user.joined before 2026-01-05",
                "user.joined after 2026-01-05",
                "user.joined after 2026-01-05T00:00:00Z",
                "user.joined before 2026-01-05T01:00:00+01:00",
                "app.version > 9.1.0",
                "app.version >= 10.0.0",
                "user.phone is present",
                "member of segment 'Press'",
                "not (user.tier == 'beta')",
                "user.tier == 'beta' and user.age > 18",
            })
    void doesNotHoldFor(String condition) {
        assertThat(holds(condition)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.age == '18'",
                "user.age contains 1",
                "user.age == true",
                "user.tier == true",
                "user.tier >= 0",
                "user.tier < 9.1.0",
                "user.tier before 9999-12-31",
                "user.staff == 'true'",
                "user.staff >= 0",
                "user.age < 9.1.0",
                "user.age before 2026-01-05",
                "app.version >= 9",
            })
    void anotherTypeIsFalseAndItsOppositeTrue(String condition) {
        assertThat(holds(condition)).isFalse();
        assertThat(holds("not (" + condition + ")")).isTrue();
    }

    @Test
    void anUnknownAttributeIsFalseAndItsOppositeTrue() {
        assertThat(holds("user.country == 'DE'")).isFalse();
        assertThat(holds("not (user.country == 'DE')")).isTrue();
        assertThat(holds("user.country is present and not (user.country == 'DE')"))
                .isFalse();
    }

    @Test
    void valuesOfOtherTypesArePresentAndNothingElse() {
        EvaluationContext context = EvaluationContext.of(Map.of("user.roles", List.of("admin")));
        assertThat(TargetingCondition.parse("user.roles is present").matches(context))
                .isTrue();
        assertThat(TargetingCondition.parse("user.roles contains admin").matches(context))
                .isFalse();
    }

    @Test
    void numbersOfAllTypesCompare() {
        for (Number number : List.<Number>of((byte) 7, (short) 7, 7, 7L, 7f, 7.0, new BigDecimal("7.00"))) {
            EvaluationContext context = EvaluationContext.of(Map.of("n", number));
            assertThat(TargetingCondition.parse("n == 7").matches(context))
                    .as(number.getClass().getName())
                    .isTrue();
            assertThat(context).isEqualTo(EvaluationContext.empty().with("n", 7));
        }
        EvaluationContext none = EvaluationContext.empty().with("n", Double.NaN);
        assertThat(TargetingCondition.parse("n >= 0 or n <= 0").matches(none)).isFalse();
    }
}
