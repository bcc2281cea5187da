package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionPolicyTest {

    @ParameterizedTest
    @CsvSource({"5, 5", "0.5, 0.5", "0, 0", "-0.05, -0.05", "NaN, NaN"})
    void refusesALevelThatIsNone(double level, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionPolicy.standard().withSignificanceLevel(level))
                .withMessage("The significance level must be between 0 and 0.5, but is " + shown
                        + ". Give one such as 0.05.");
    }

    @Test
    void refusesDataThatAreNeverOrAlwaysDue() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> DecisionPolicy.builder().dataEvery(Duration.ZERO).build())
                .withMessage("Data cannot be due every 0 seconds. Give a time above zero, up to ten years.");
    }
}
