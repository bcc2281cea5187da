package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.ERRORS;
import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateEffectTest {
    private static final RunningRollout START = RunningRollout.start(CheckoutRollout.plan());

    private static GateEffect effect(RunningRollout rollout, long hour) {
        return rollout.effects(at(hour)).stream()
                .filter(effect -> effect.gate().metric().equals(ERRORS))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isNotKnownWithoutData() {
        assertThat(START.effects(at(0))).isEmpty();
        assertThat(CheckoutRollout.hours(START, 0, 1, 0).effects(at(1)))
                .extracting(effect -> effect.gate().metric())
                .containsExactly(ERRORS, CheckoutRollout.SPEED);
    }

    /** 1% beside a gate of 2.25%: an error more in a hundred requests is eight tenths of the margin. */
    @Test
    void isInPartsOfTheMargin() {
        assertThat(effect(CheckoutRollout.hours(START, 0, 10, 0), 10).value().orElseThrow())
                .isCloseTo(0, within(1e-9));
        assertThat(effect(CheckoutRollout.hours(START, 0, 10, 10), 10).value().orElseThrow())
                .isCloseTo(0.8, within(1e-9));
        assertThat(effect(CheckoutRollout.hours(START, 0, 10, -5), 10).value().orElseThrow())
                .isCloseTo(-0.4, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {-9, -3, 0, 2, 4, 6, 9, 20, 900})
    void itsBoundsSayWhatTheDecisionSays(int moreErrors) {
        for (int hour : List.of(1, 4, 24)) {
            RunningRollout rollout = CheckoutRollout.hours(START, 0, hour, moreErrors);
            GateEffect effect = effect(rollout, hour);
            GateStatus gate = effect.gate();

            assertThat(effect.low().orElse(-1) > 0)
                    .as(hour + "h: " + effect.low())
                    .isEqualTo(gate.evidence() >= gate.evidenceNeeded());
            assertThat(effect.low().orElse(-9))
                    .isLessThanOrEqualTo(Math.min(20, effect.value().orElseThrow()));
            assertThat(effect.high().orElse(999))
                    .isGreaterThanOrEqualTo(effect.value().orElseThrow());
            if (gate.state() == GateStatus.State.NOT_WORSE) {
                assertThat(effect.high().orElseThrow()).isLessThan(1);
            }
        }
    }

    @Test
    void itsBoundsNarrowWithTheData() {
        GateEffect early = effect(CheckoutRollout.hours(START, 0, 2, 0), 2);
        GateEffect late = effect(CheckoutRollout.hours(START, 0, 24, 0), 24);

        assertThat(late.low().orElseThrow()).isGreaterThan(early.low().orElse(-20));
        assertThat(late.high().orElseThrow()).isLessThan(early.high().orElse(20));
    }

    @Test
    void aMetricThatShouldRiseIsWorseBelow() {
        RunningRollout rollout = Rollouts.started();
        for (int hour = 0; hour < 5; hour++) {
            rollout = rollout.observe(Observation.increment(
                    Rollouts.CONVERSION,
                    TimeWindow.ofHours(hour, hour + 1),
                    Sample.events(3_700, 10_000),
                    Sample.events(4_000, 10_000)));
        }

        GateEffect effect = rollout.effects(at(5)).get(0);

        assertThat(effect.gate().metric()).isEqualTo(Rollouts.CONVERSION);
        assertThat(effect.value().orElseThrow()).isPositive();
        assertThat(effect.low().orElseThrow()).isBetween(0.0, effect.value().orElseThrow());
        assertThat(effect.high().orElseThrow()).isGreaterThan(effect.value().orElseThrow());
    }

    @Test
    void meansMayBeBelowZero() {
        RunningRollout rollout = Rollouts.started()
                .observe(Observation.increment(
                        Rollouts.REVENUE,
                        TimeWindow.ofHours(0, 1),
                        Sample.moments(40_000, -1, 400),
                        Sample.moments(40_000, 3, 400)));

        assertThat(rollout.effects(at(1)))
                .singleElement()
                .satisfies(effect -> assertThat(effect.low().orElseThrow()).isGreaterThan(1));
    }
}
