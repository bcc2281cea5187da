package io.github.rolloutplanner.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How gates together let a phase go on or break it. */
class GateCompositionTest {
    private static final Set<String> THREE = Set.of("Errors", "Latency", "Orders");
    private static final Set<String> NONE = Set.of();

    @Test
    void ofAllNeedsEach() {
        GateComposition all = GateComposition.all();

        assertThat(all.passes(THREE, THREE)).isTrue();
        assertThat(all.passes(Set.of("Errors", "Latency"), THREE)).isFalse();
        assertThat(all.breaks(NONE, THREE)).isFalse();
        assertThat(all.breaks(Set.of("Orders"), THREE)).isTrue();
    }

    @Test
    void ofAnyNeedsOne() {
        GateComposition any = GateComposition.any();

        assertThat(any).isEqualTo(GateComposition.atLeast(1));
        assertThat(any.passes(NONE, THREE)).isFalse();
        assertThat(any.passes(Set.of("Orders"), THREE)).isTrue();
        assertThat(any.breaks(Set.of("Errors", "Latency"), THREE)).isFalse();
        assertThat(any.breaks(THREE, THREE)).isTrue();
    }

    @Test
    void isBrokenWhenTooFewAreLeft() {
        GateComposition two = GateComposition.atLeast(2);

        assertThat(two.passes(Set.of("Errors"), THREE)).isFalse();
        assertThat(two.passes(Set.of("Errors", "Orders"), THREE)).isTrue();
        assertThat(two.breaks(Set.of("Latency"), THREE)).isFalse();
        assertThat(two.breaks(Set.of("Latency", "Orders"), THREE)).isTrue();
    }

    @Test
    void needsNoMoreThanThereAre() {
        GateComposition nine = GateComposition.atLeast(9);

        assertThat(nine.passes(THREE, THREE)).isTrue();
        assertThat(nine.passes(Set.of("Errors", "Latency"), THREE)).isFalse();
        assertThat(nine.breaks(Set.of("Errors"), THREE)).isTrue();
    }

    @Test
    void passesWhereNothingIsMeasured() {
        assertThat(GateComposition.all().passes(NONE, NONE)).isTrue();
        assertThat(GateComposition.any().passes(NONE, NONE)).isTrue();
        assertThat(GateComposition.all().breaks(NONE, NONE)).isFalse();
    }

    @Test
    void obeysTheCriticalGateWhateverTheOthersSay() {
        GateComposition critical = GateComposition.any().withCritical("Errors");

        assertThat(critical.passes(Set.of("Latency", "Orders"), THREE)).isFalse();
        assertThat(critical.passes(Set.of("Errors"), THREE)).isFalse();
        assertThat(critical.passes(Set.of("Errors", "Orders"), THREE)).isTrue();
        assertThat(critical.breaks(Set.of("Errors"), THREE)).isTrue();
        assertThat(critical.breaks(Set.of("Latency"), THREE)).isFalse();
        assertThat(critical.breaks(Set.of("Latency", "Orders"), THREE)).isTrue();
    }

    @Test
    void needsNothingElseWhereEveryGateIsCritical() {
        GateComposition critical = GateComposition.atLeast(2).withCritical("Errors");

        assertThat(critical.passes(Set.of("Errors"), Set.of("Errors"))).isTrue();
        assertThat(critical.breaks(NONE, Set.of("Errors"))).isFalse();
    }

    @Test
    void waitsForACriticalMetricThatNobodyMeasures() {
        GateComposition critical = GateComposition.all().withCritical("Refunds");

        assertThat(critical.passes(THREE, THREE)).isFalse();
        assertThat(critical.breaks(NONE, THREE)).isFalse();
    }

    @Test
    void countsNoMetricWithoutAGate() {
        assertThat(GateComposition.any().passes(Set.of("Refunds"), THREE)).isFalse();
        assertThat(GateComposition.all().breaks(Set.of("Refunds"), THREE)).isFalse();
    }

    @Test
    void takesOtherCriticalMetrics() {
        GateComposition critical = GateComposition.atLeast(2).withCritical("Orders", "Errors");

        assertThat(critical.critical()).containsExactly("Orders", "Errors");
        assertThat(critical.withCritical("Latency"))
                .isEqualTo(GateComposition.atLeast(2).withCritical("Latency"));
    }

    @Test
    void namesEachCriticalMetricOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GateComposition.all().withCritical("Orders", "Errors", "Orders"))
                .withMessage("The metric 'Orders' is critical twice. Name it once.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void needsAGate(int gates) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GateComposition.atLeast(gates))
                .withMessage("A phase that needs " + gates
                        + " of its gates passes without any. Give at least 1, or let its gates only observe.");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false"})
    void theMoreAreNeededTheLessPasses(int gates, boolean passes) {
        assertThat(GateComposition.atLeast(gates).passes(Set.of("Errors", "Orders"), THREE))
                .isEqualTo(passes);
    }
}
