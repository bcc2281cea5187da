package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Percentage;
import org.junit.jupiter.api.Test;

class EffectSizeTest {
    private static final Experiment HALVES = Plans.experiment().build();

    @Test
    void aTenthMoreOfATenthNeeds14751PerGroup() {
        assertThat(EffectSize.of(HALVES, Percentage.percent(10)).neededPerGroup(0.1))
                .hasValue(14_751);
    }

    @Test
    void theBaseRateIsTheOneAtWhichTheSizeSuffices() {
        EffectSize effect = EffectSize.of(HALVES, Percentage.percent(10));

        double enough = effect.baseRateFor(1000).orElseThrow();

        assertThat(enough).isCloseTo(0.605, within(0.005));
        assertThat(effect.neededPerGroup(enough).orElseThrow()).isLessThanOrEqualTo(1000);
        assertThat(effect.neededPerGroup(enough - 0.001).orElseThrow()).isGreaterThan(1000);
    }

    @Test
    void noBaseRateMakesTooFewEnough() {
        assertThat(EffectSize.of(HALVES, Percentage.percent(10)).baseRateFor(20))
                .isEmpty();
    }

    @Test
    void unequalGroupsAreJudgedByTheSmallerOne() {
        Experiment unequal = Plans.design(90, 10).build();

        assertThat(EffectSize.of(unequal, Percentage.percent(10))
                        .neededPerGroup(0.1)
                        .orElseThrow())
                .isBetween(7_000L, 14_000L);
    }

    @Test
    void impossibleChangesNeedNoSize() {
        assertThat(EffectSize.of(HALVES, Percentage.percent(150)).neededPerGroup(0.5))
                .isEmpty();
        assertThat(EffectSize.of(HALVES, Percentage.percent(10)).neededPerGroup(0))
                .isEmpty();
        assertThat(EffectSize.of(HALVES, Percentage.percent(0.000001)).neededPerGroup(1e-6))
                .isEmpty();
    }
}
