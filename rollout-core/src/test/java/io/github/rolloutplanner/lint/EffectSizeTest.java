package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Plans.SOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectSizeTest {
    private static final Experiment HALVES = Plans.experiment().build();
    private static final RolloutPlan ALONE =
            SOUND.withMonitoring(new Monitoring(SOUND.monitoring().metrics().subList(2, 3), List.of(), List.of()));

    @Test
    void aTenthMoreOfATenthNeeds14751PerGroup() {
        assertThat(EffectSize.of(ALONE, HALVES, "Conversion", Percentage.percent(10))
                        .neededPerGroup(0.1))
                .hasValue(14_751);
    }

    @Test
    void theBaseRateIsTheOneAtWhichTheSizeSuffices() {
        EffectSize effect = EffectSize.of(ALONE, HALVES, "Conversion", Percentage.percent(10));

        double enough = effect.baseRateFor(1000).orElseThrow();

        assertThat(enough).isCloseTo(0.605, within(0.005));
        assertThat(effect.neededPerGroup(enough).orElseThrow()).isLessThanOrEqualTo(1000);
        assertThat(effect.neededPerGroup(enough - 0.001).orElseThrow()).isGreaterThan(1000);
    }

    @Test
    void noBaseRateMakesTooFewEnough() {
        assertThat(EffectSize.of(ALONE, HALVES, "Conversion", Percentage.percent(10))
                        .baseRateFor(20))
                .isEmpty();
    }

    @Test
    void unequalGroupsAreJudgedByTheSmallerOne() {
        Experiment unequal = Plans.design(90, 10).build();

        assertThat(EffectSize.of(ALONE, unequal, "Conversion", Percentage.percent(10))
                        .neededPerGroup(0.1)
                        .orElseThrow())
                .isBetween(7_000L, 14_000L);
    }

    @Test
    void impossibleChangesNeedNoSize() {
        assertThat(EffectSize.of(ALONE, HALVES, "Conversion", Percentage.percent(150))
                        .neededPerGroup(0.5))
                .isEmpty();
        assertThat(EffectSize.of(ALONE, HALVES, "Conversion", Percentage.percent(10))
                        .neededPerGroup(0))
                .isEmpty();
        assertThat(EffectSize.of(ALONE, HALVES, "Conversion", Percentage.percent(0.000001))
                        .neededPerGroup(1e-6))
                .isEmpty();
    }

    @Test
    void theStrictestErrorsCanStillBeShared() {
        Experiment strict = Experiment.builder()
                .enabled(true)
                .control("three steps")
                .treatment("one page")
                .hypothesis("")
                .confidence(Math.nextDown(1.0))
                .power(Math.nextDown(1.0))
                .build();

        assertThat(EffectSize.of(SOUND, strict, "", Percentage.percent(10))
                        .neededPerGroup(0.1)
                        .orElseThrow())
                .isGreaterThan(300_000);
    }
}
