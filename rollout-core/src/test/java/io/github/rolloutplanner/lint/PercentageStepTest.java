package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Percentage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentageStepTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 5 10 25 50 100",
                "5 25 50 100",
                "1 5 50 100",
                "1 10 50 100",
                "1 2 5 10 20 50 100",
                "20 40 60 80 100",
                "25 50 75 100",
                "0.1 1 10 50 100",
                "0.01 5 50 100"
            })
    void usualLaddersCanBeBorne(String ladder) {
        assertThat(steps(ladder)).allMatch(step -> step.exceeded().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"25 90", "25 100", "10 100", "1 100", "49 100", "1 50", "1 25"})
    void steepStepsCannot(String ladder) {
        assertThat(steps(ladder)).allMatch(step -> step.exceeded().isPresent());
    }

    @ParameterizedTest
    @CsvSource({"0.05, 2.5", "2.5, 10", "10, 100", "1, 10", "5, 25", "25, 100"})
    void ringsMayEndInMostOfAll(double from, double to) {
        assertThat(PercentageStep.betweenRings(percent(from), percent(to)).exceeded())
                .isEmpty();
    }

    @Test
    void ringsMustNotLeaveOutARing() {
        assertThat(PercentageStep.betweenRings(percent(1), percent(100)).exceeded())
                .isPresent();
    }

    @Test
    void theFirstPercentageIsOfAtMostAHalf() {
        assertThat(PercentageStep.first(percent(50)).exceeded()).isEmpty();
        assertThat(PercentageStep.first(percent(51)).exceeded()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"25, 90, 40%", "25, 100, 50%", "1, 100, 5% 50%", "0.001, 100, 5% 50%", "1, 25, 2.5%"})
    void stopsMakeAStepBearable(double from, double to, String stops) {
        List<Percentage> between =
                PercentageStep.between(percent(from), percent(to)).stops();

        assertThat(between).extracting(Percentage::toString).containsExactly(stops.split(" "));
        assertThat(steps(from + " " + stops.replace("%", "") + " " + to))
                .allMatch(step -> step.exceeded().isEmpty());
    }

    private static List<PercentageStep> steps(String ladder) {
        double[] percentages = Arrays.stream(ladder.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return IntStream.range(1, percentages.length)
                .mapToObj(at -> PercentageStep.between(percent(percentages[at - 1]), percent(percentages[at])))
                .toList();
    }
}
