package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Observation;
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
                Arguments.of(TargetingCondition.class, TargetingConditions.TARGETING_CONDITION),
                Arguments.of(Observation.class, Observations.OBSERVATION),
                Arguments.of(RolloutEvent.class, JournalEntries.EVENT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unions")
    void everySortOfASealedTypeHasItsKind(Class<?> sealed, UnionCodec<?> codec) {
        assertThat(codec.kinds())
                .<Class<?>>extracting(KindCodec::type)
                .containsExactlyInAnyOrderElementsOf(kindsOf(sealed).toList());
        assertThat(codec.kinds()).extracting(KindCodec::kind).doesNotHaveDuplicates();
    }

    private static Stream<Class<?>> kindsOf(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? kindsOf(kind) : Stream.of(kind));
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
