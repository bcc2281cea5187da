package io.github.rolloutplanner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.strategy.Audience;
import org.junit.jupiter.api.Test;

class RolloutPhaseTest {
    private static final RolloutPhase EVERYBODY = RolloutPhase.builder()
            .number(1)
            .name("All")
            .percentage(Percentage.ONE_HUNDRED)
            .audience(new Audience.Everyone("user"))
            .build();

    @Test
    void needsAllItsGatesUnlessItIsTold() {
        assertThat(EVERYBODY.composition()).isEqualTo(GateComposition.all());
    }

    @Test
    void takesAnotherComposition() {
        GateComposition two = GateComposition.atLeast(2).withCritical("Errors");

        assertThat(EVERYBODY.withComposition(two).composition()).isEqualTo(two);
    }
}
