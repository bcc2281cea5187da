package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloTest {

    @Test
    void lastsFor30DaysUnlessItIsTold() {
        assertThat(Slo.of(percent(99.9))).isEqualTo(new Slo(percent(99.9), Duration.ofDays(30)));
    }

    @ParameterizedTest
    @CsvSource({"0, PT720H", "-5, PT720H", "100, PT720H", "100.1, PT720H", "99.9, PT0S", "99.9, PT-1H"})
    void leavesSomethingToSpend(double objective, Duration window) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slo(percent(objective), window))
                .withMessage("An objective of " + percent(objective) + " over " + Wording.of(window)
                        + " leaves no error budget to spend. Give a percentage strictly between 0% and 100%, such as 99.9%,"
                        + " and a window above zero.");
    }
}
