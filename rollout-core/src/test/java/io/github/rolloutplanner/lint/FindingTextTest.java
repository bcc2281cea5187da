package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FindingTextTest {

    @Test
    void ratiosHaveThreeDigitsAndAllBeforeThePoint() {
        assertThat(FindingText.of(5.44444)).isEqualTo("5.44");
        assertThat(FindingText.of(0.0123456)).isEqualTo("0.0123");
        assertThat(FindingText.of(123456.7)).isEqualTo("123457");
        assertThat(FindingText.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void quantitiesLoseOnlyTheDigitsOfTheComputation() {
        assertThat(FindingText.of(0.1 + 0.2, "%")).isEqualTo("0.3%");
        assertThat(FindingText.of(12.345, "min/session")).isEqualTo("12.345 min/session");
        assertThat(FindingText.of(1.2, ScaledLevel.TIMES_BASELINE)).isEqualTo("1.2x baseline");
    }

    @Test
    void durationsOfAnySizeHaveWords() {
        assertThat(FindingText.of(Duration.ofHours(36))).isEqualTo("36 hours");
        assertThat(FindingText.of(Duration.ofHours(-36))).isEqualTo("-36 hours");
        assertThat(FindingText.of(Duration.ZERO)).isEqualTo("no time");
        assertThat(FindingText.of(Duration.ofSeconds(Long.MAX_VALUE))).startsWith("PT2562047788015215H");
        assertThat(FindingText.of(Duration.ofSeconds(Long.MIN_VALUE))).startsWith("PT-2562047788015215H");
    }

    @Test
    void longLengthsAreInHours() {
        assertThat(FindingText.roughly(Duration.ofMinutes(903))).isEqualTo("15.1 hours");
        assertThat(FindingText.roughly(Duration.ofMinutes(90))).isEqualTo("90 minutes");
        assertThat(FindingText.roughly(Duration.ofHours(48))).isEqualTo("2 days");
    }
}
