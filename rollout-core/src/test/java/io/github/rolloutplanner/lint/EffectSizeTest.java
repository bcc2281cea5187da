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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** What is no such number is taken for 95% and 80%; the least that count are as likely as a coin. */
    @ParameterizedTest
    @CsvSource({"1, 0.8", "0.49, 0.8", "0.95, 1", "0.95, 0.49"})
    void errorsThatAreNoneAreTheUsual(double confidence, double power) {
        assertThat(needed(confidence, power, 50, 50)).isEqualTo(14_751);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.8", "0.95, 0.5"})
    void errorsOfACoinCount(double confidence, double power) {
        assertThat(needed(confidence, power, 50, 50)).isLessThan(14_000);
    }

    /** Of groups further apart than that, nobody knows what was meant. */
    @Test
    void aGroupIsAtMostAThousandTimesTheOther() {
        assertThat(needed(0.95, 0.8, 100, 0.1)).isLessThan(9_000);
        assertThat(needed(0.95, 0.8, 0.1, 100)).isLessThan(9_000);
        assertThat(needed(0.95, 0.8, 100, 0.0999)).isEqualTo(14_751);
        assertThat(needed(0.95, 0.8, 0.0999, 100)).isEqualTo(14_751);
    }

    @Test
    void theSmallestSizeIsEnoughForTheHighestBaseRateAlone() {
        EffectSize effect = EffectSize.of(ALONE, HALVES, "Conversion", Percentage.percent(10));
        double highest = 0.999 / 1.1;
        long smallest = effect.neededPerGroup(highest).orElseThrow();

        assertThat(effect.baseRateFor(smallest).orElseThrow()).isCloseTo(highest, within(0.001));
        assertThat(effect.baseRateFor(smallest - 1)).isEmpty();
    }

    private static long needed(double confidence, double power, double... split) {
        Experiment.Builder stated = Experiment.builder()
                .enabled(true)
                .control("three steps")
                .treatment("one page")
                .hypothesis("")
                .confidence(confidence)
                .power(power);
        for (double percentage : split) {
            stated.addSplit(Percentage.percent(percentage));
        }
        return EffectSize.of(ALONE, stated.build(), "Conversion", Percentage.percent(10))
                .neededPerGroup(0.1)
                .orElseThrow();
    }
}
