package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.strategy.Audience;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnionCodecTest {

    static Stream<Arguments> unions() {
        return Stream.of(
                Arguments.of(Level.class, Levels.LEVEL),
                Arguments.of(Condition.class, Conditions.CONDITION),
                Arguments.of(Tolerance.class, Tolerances.TOLERANCE),
                Arguments.of(Audience.class, Audiences.AUDIENCE),
                Arguments.of(TargetingCondition.class, TargetingConditions.TARGETING_CONDITION));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unions")
    void everySortOfASealedTypeHasItsVariant(Class<?> sealed, UnionCodec<?> codec) {
        assertThat(codec.variants())
                .<Class<?>>extracting(Variant::type)
                .containsExactlyInAnyOrder(sealed.getPermittedSubclasses());
        assertThat(codec.variants()).extracting(Variant::kind).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownSortIsRefused() {
        String document = RolloutJson.writeDetailed(Plans.everything())
                .replaceFirst("\"kind\": \"everyone\"", "\"kind\": \"nobody\"");

        assertThat(Caught.reading(document))
                .hasMessageContaining(
                        "/phases/4/audience/kind: Found the text \"nobody\"."
                                + " Expected one of \"internal\", \"random_percentage\", \"ring_members\", \"everyone\", \"stated\".");
    }
}
