package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @Nested
    class Reads {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "0.1 | % | 0.1%",
                    "850 | ms | 850ms",
                    "1.2 | s | 1.2s",
                    "10 | /hour | 10/hour",
                    "5.5 | min/session | 5.5 min/session",
                    "9999 | EUR | 9999 EUR",
                    "12000 | EUR | 12,000 EUR",
                    "1200000 | rows | 1,200,000 rows"
                })
        void asPeopleWriteIt(double number, String unit, String text) {
            assertThat(Quantity.of(number, unit)).hasToString(text);
            assertThat(Level.parse(text)).isEqualTo(Quantity.of(number, unit));
        }

        @Test
        void withoutUnitAsItsNumber() {
            assertThat(Quantity.of(7, "")).hasToString("7");
        }

        @Test
        void rightlyHoweverLargeItIs() {
            assertThat(Quantity.of(1e20, "rows")).hasToString("100,000,000,000,000,000,000 rows");
        }
    }

    @Nested
    class OfADuration {
        @Test
        void isInSecondsWhereTheyAreWhole() {
            assertThat(Quantity.of(Duration.ofMinutes(2))).hasToString("120s");
        }

        @Test
        void isElseInMilliseconds() {
            assertThat(Quantity.of(Duration.ofMillis(1_850))).hasToString("1850ms");
        }

        @Test
        void keepsPartsOfAMillisecond() {
            assertThat(Quantity.of(Duration.ofNanos(400_000))).hasToString("0.4ms");
        }
    }

    @Nested
    class InAnotherUnit {
        @ParameterizedTest
        @CsvSource({"850, ms, 0.85, s", "1.5, s, 1500, ms", "2, min, 120, s", "1, h, 60, min", "3, EUR, 3, EUR"})
        void isTheSame(double number, String unit, double converted, String other) {
            assertThat(Quantity.of(number, unit).in(other)).contains(Quantity.of(converted, other));
        }

        @ParameterizedTest
        @CsvSource({"s, %", "EUR, USD", "ms, min/session"})
        void isNothingWhereTheyCannotBeCompared(String unit, String other) {
            assertThat(Quantity.of(1, unit).in(other)).isEmpty();
        }
    }

    @Test
    void isComputedWithoutTheDustOfBinaryNumbers() {
        assertThat(Quantity.of(percent(0.1)).times(3)).hasToString("0.3%");
        assertThat(Quantity.of(0.1, "s").plus(0.2)).hasToString("0.3s");
    }

    @Test
    void keepsTheDigitsItWasWrittenWith() {
        assertThat(new Quantity(new BigDecimal("2.0"), "s")).hasToString("2.0s");
        assertThat(Level.parse("2.0s")).hasToString("2.0s");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoNumber(double number) {
        assertThatThrownBy(() -> Quantity.of(number, "EUR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(number + " EUR is no quantity. Give a finite number.");
    }
}
