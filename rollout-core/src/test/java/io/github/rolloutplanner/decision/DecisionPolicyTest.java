package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionPolicyTest {

    @ParameterizedTest
    @CsvSource({"5, 5", "0.5, 0.5", "0, 0", "-0.05, -0.05", "NaN, NaN"})
    void refusesALevelThatIsNone(double level, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionPolicy.standard().withSignificanceLevel(level))
                .withMessage("The significance level must be between 0 and 0.5, but is " + shown
                        + ". Give one such as 0.05.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.001, Double.NaN})
    void refusesAWatchOnTheSplitThatAlwaysOrNeverAlarms(double level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionPolicy.standard().withSrmSignificanceLevel(level))
                .withMessageStartingWith(
                        "The level of the watch on the split must be between 0 and 1, but is " + level);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 0, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAPatienceThatEndsBeforeThePhaseOrNever(double patience) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionPolicy.standard().withPatience(patience))
                .withMessageStartingWith("A patience of " + patience + " times the planned length");
    }

    @Test
    void takesTheEndsOfWhatItAllows() {
        assertThat(DecisionPolicy.standard().withPatience(1).patience()).isEqualTo(1);
        assertThat(DecisionPolicy.standard()
                        .withDataEvery(Duration.ofDays(3650))
                        .dataEvery())
                .isEqualTo(Duration.ofDays(3650));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionPolicy.standard()
                        .withDataEvery(Duration.ofDays(3650).plusNanos(1)));
    }

    @Test
    void refusesDataThatAreNeverOrAlwaysDue() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> DecisionPolicy.builder().dataEvery(Duration.ZERO).build())
                .withMessage("Data cannot be due every 0 seconds. Give a time above zero, up to ten years.");
    }
}
