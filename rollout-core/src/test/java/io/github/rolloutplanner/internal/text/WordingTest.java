package io.github.rolloutplanner.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

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
        "PT36H, 1 day 12 hours",
        "PT1H, 1 hour",
        "PT90M, 1 hour 30 minutes",
        "PT5M, 5 minutes",
        "PT90S, 1 minute 30 seconds",
        "PT156H, 6 days 12 hours",
        "PT0S, 0 seconds",
        "PT-1S, -1 second",
        "PT-9223372036854775808S, PT-2562047788015215H-30M-8S",
        "PT1S, 1 second",
        "PT1.5S, 1.5 seconds",
        "PT0.25S, 0.25 seconds",
        "P14D, 14 days",
        "P1000000D, '1,000,000 days'"
    })
    void saysLengthsAsPeopleDo(Duration length, String text) {
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
        "1e22, 10000000000000000000000",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void writesNumbersWithoutExponent(double number, String text) {
        assertThat(Wording.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "5.44444, 5.44",
        "0.0123456, 0.0123",
        "0.30000000000000004, 0.3",
        "123456.7, '123,457'",
        "-1234.5, '-1,235'",
        "999.96, '1,000'",
        "12, 12",
        "-0.0, 0",
        "4.9e-324, 0.<323 zeros>49",
        "1e300, 1<300 zeros>",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void roundsComputedNumbers(double number, String text) {
        String zeros = text.contains("323") ? "0".repeat(323) : ",000".repeat(100);
        assertThat(Wording.rounded(number, 3)).isEqualTo(text.replaceAll("<.*>", zeros));
    }

    @Test
    void groupsOnlyWhatStandsBeforeThePoint() {
        assertThat(Wording.rounded(1234567.12345, 12)).isEqualTo("1,234,567.12345");
        assertThat(Wording.rounded(0.123456, 12)).isEqualTo("0.123456");
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
        "-0.00012345, -0.0001235",
        "0, 0"
    })
    void roundsToFourDigits(double number, String text) {
        assertThat(Wording.rounded(number)).isEqualTo(text);
    }
}
