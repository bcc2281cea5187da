package io.github.rolloutplanner.reason;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "PT24H, 1 day",
        "PT36H, 36 hours",
        "PT1H, 1 hour",
        "PT90M, 90 minutes",
        "PT5M, 5 minutes",
        "PT90S, 90 seconds",
        "PT1S, 1 second",
        "PT1.5S, 1.5 seconds",
        "PT0.25S, 0.25 seconds",
        "P14D, 14 days",
        "P1000000D, '1,000,000 days'"
    })
    void saysLengthsInTheirLargestWholeUnit(Duration length, String text) {
        assertThat(Wording.of(length)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "999, 999",
        "1000, '1,000'",
        "1234567, '1,234,567'",
        "-1000, '-1,000'",
        "-999, -999",
        "-9223372036854775808, '-9,223,372,036,854,775,808'"
    })
    void groupsDigits(long number, String text) {
        assertThat(Wording.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5",
        "3, 3",
        "1.25, 1.25",
        "0, 0",
        "-0.0, 0",
        "1e-7, 0.0000001",
        "1e9, 1000000000",
        "100, 100",
        "-3, -3",
        "1e15, 1000000000000000",
        "1e22, 10000000000000000000000"
    })
    void writesNumbersWithoutExponent(double number, String text) {
        assertThat(Wording.of(number)).isEqualTo(text);
    }

    @Test
    void countsInSingularAndPlural() {
        assertThat(Wording.count(1, "phase")).isEqualTo("1 phase");
        assertThat(Wording.count(0, "phase")).isEqualTo("0 phases");
        assertThat(Wording.count(120_000, "user")).isEqualTo("120,000 users");
    }

    @Test
    void enumerates() {
        assertThat(Wording.and(List.of())).isEmpty();
        assertThat(Wording.and(List.of("a"))).isEqualTo("a");
        assertThat(Wording.and(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Wording.and(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }

    @Test
    void saysConstantsAsWords() {
        assertThat(Wording.of(TimeUnit.DAYS)).isEqualTo("days");
        assertThat(Wording.of(Thread.State.TIMED_WAITING)).isEqualTo("timed waiting");
    }

    @ParameterizedTest
    @CsvSource({
        "0.653249, 0.6532",
        "12.5, 12.5",
        "999.96, '1,000'",
        "1234.5, '1,235'",
        "-0.00012345, -0.0001234",
        "0, 0"
    })
    void roundsToFourDigits(double number, String text) {
        assertThat(Wording.rounded(number)).isEqualTo(text);
    }
}
