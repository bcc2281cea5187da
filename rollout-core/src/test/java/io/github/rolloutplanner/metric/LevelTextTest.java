package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTextTest {
    private static final Quantity LATENCY = Quantity.of(800, "ms");

    @Nested
    class Parsing {
        @Test
        void understandsMultiples() {
            assertThat(Level.parse("2x baseline")).isEqualTo(Level.timesBaseline(2));
            assertThat(Level.parse("1.5x baseline")).isEqualTo(Level.timesBaseline(1.5));
        }

        @Test
        void understandsChanges() {
            assertThat(Level.parse("+10%")).isEqualTo(Level.changeOf(percent(10)));
            assertThat(Level.parse("-2.5%")).isEqualTo(Level.changeOf(percent(-2.5)));
        }

        @Test
        void understandsQuantities() {
            assertThat(Level.parse("4.0 min/session"))
                    .hasToString("4.0 min/session")
                    .isInstanceOf(Quantity.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"stable", "", " 5% ", "2 x baseline", "1.2 s", "about 5%", "12000 EUR", "1,00 EUR"})
        void keepsWordsThatItWouldNotWriteItself(String words) {
            assertThat(Level.parse(words)).isEqualTo(new Level.Stated(words)).hasToString(words);
        }
    }

    @Nested
    class Reading {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "2 x baseline | 2x baseline",
                    "3 times the baseline | 3x baseline",
                    "2× Baseline | 2x baseline",
                    "+ 10 % | +10%",
                    "1.2 s | 1.2s",
                    "12000 EUR | 12,000 EUR",
                    "1,200,000 rows | 1,200,000 rows"
                })
        void understandsOtherSpellings(String text, String level) {
            assertThat(LevelText.read(text))
                    .hasValueSatisfying(found -> assertThat(found).hasToString(level));
        }

        @ParameterizedTest
        @ValueSource(strings = {"stable", "", "less than 5%"})
        void doesNotGuess(String text) {
            assertThat(LevelText.read(text)).isEmpty();
        }
    }

    @Nested
    class AgainstABaseline {
        @Test
        void aMultipleIsThatMuchOfIt() {
            assertThat(Level.timesBaseline(1.5).against(LATENCY)).contains(Quantity.of(1_200, "ms"));
        }

        @Test
        void aChangeIsAddedToIt() {
            assertThat(Level.changeOf(percent(-25)).against(LATENCY)).contains(Quantity.of(600, "ms"));
        }

        @Test
        void aQuantityIsReadInItsUnit() {
            assertThat(Quantity.of(1.2, "s").against(LATENCY)).contains(Quantity.of(1_200, "ms"));
        }

        @Test
        void wordsSayNothing() {
            assertThat(new Level.Stated("stable").against(LATENCY)).isEmpty();
        }
    }
}
