package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void ratiosHaveThreeDigitsAndAllBeforeThePoint() {
        assertThat(Words.of(5.44444)).isEqualTo("5.44");
        assertThat(Words.of(0.0123456)).isEqualTo("0.0123");
        assertThat(Words.of(123456.7)).isEqualTo("123457");
        assertThat(Words.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void quantitiesLoseOnlyTheDigitsOfTheComputation() {
        assertThat(Words.of(0.1 + 0.2, "%")).isEqualTo("0.3%");
        assertThat(Words.of(12.345, "min/session")).isEqualTo("12.345 min/session");
        assertThat(Words.of(1.2, Point.TIMES_BASELINE)).isEqualTo("1.2x baseline");
    }

    @Test
    void durationsOfAnySizeHaveWords() {
        assertThat(Words.of(Duration.ofHours(36))).isEqualTo("36 hours");
        assertThat(Words.of(Duration.ofHours(-36))).isEqualTo("-36 hours");
        assertThat(Words.of(Duration.ZERO)).isEqualTo("no time");
        assertThat(Words.of(Duration.ofSeconds(Long.MAX_VALUE))).startsWith("PT2562047788015215H");
        assertThat(Words.of(Duration.ofSeconds(Long.MIN_VALUE))).startsWith("PT-2562047788015215H");
    }

    @Test
    void longLengthsAreInHours() {
        assertThat(Words.roughly(Duration.ofMinutes(903))).isEqualTo("15.1 hours");
        assertThat(Words.roughly(Duration.ofMinutes(90))).isEqualTo("90 minutes");
        assertThat(Words.roughly(Duration.ofHours(48))).isEqualTo("2 days");
    }
}
