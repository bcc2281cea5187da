package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HypothesisTest {

    @ParameterizedTest
    @CsvSource({
        "New feature will increase engagement by 10%, 10",
        "Improves conversion by at least 2.5 %, 2.5",
        "The new index reduces time to first result by 15%, -15",
        "We expect retention to grow by 3% within a month, 3"
    })
    void readsTheEffect(String text, double percent) {
        assertThat(Hypothesis.effectIn(text)).contains(Percentage.percent(percent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Users like it",
                "Increases conversion by 2 percentage points",
                "Increases conversion by 2% points",
                "Increases conversion by 0%",
                "10% of users will increase"
            })
    void leavesOtherTexts(String text) {
        assertThat(Hypothesis.effectIn(text)).isEmpty();
    }
}
