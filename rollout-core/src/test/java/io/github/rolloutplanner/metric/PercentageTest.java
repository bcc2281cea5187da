package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentageTest {

    @ParameterizedTest
    @CsvSource({"5, 5%", "0.1, 0.1%", "100, 100%", "0, 0%", "-10, -10%", "0.000001, 0.000001%", "33.333333, 33.333333%"
    })
    void readsAsItIsWritten(double value, String text) {
        assertThat(percent(value)).hasToString(text);
        assertThat(Percentage.parse(text)).isEqualTo(percent(value));
    }

    @Test
    void takesSpaceBeforeTheSign() {
        assertThat(Percentage.parse("5 %")).isEqualTo(percent(5));
    }

    @Test
    void hasNoNegativeZero() {
        assertThat(percent(-0.0))
                .isEqualTo(Percentage.ZERO)
                .hasSameHashCodeAs(Percentage.ZERO)
                .hasToString("0%");
    }

    @Test
    void forgetsWhatComputationAddsToItsDigits() {
        assertThat(percent(0.1 + 0.2)).isEqualTo(percent(0.3));
        assertThat(Percentage.ofFraction(0.07)).isEqualTo(percent(7));
    }

    @Test
    void isAShareFromNothingToEverybody() {
        assertThat(Percentage.ZERO.isPercentage()).isTrue();
        assertThat(Percentage.ONE_HUNDRED.isPercentage()).isTrue();
        assertThat(percent(-0.1).isPercentage()).isFalse();
        assertThat(percent(100.1).isPercentage()).isFalse();
    }

    @Test
    void isComparedByItsValue() {
        assertThat(percent(5)).isLessThan(percent(25)).isGreaterThan(Percentage.ZERO);
        assertThat(percent(5).fraction()).isEqualTo(0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e10})
    void refusesWhatIsNoNumberOfPercent(double value) {
        assertThatThrownBy(() -> percent(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(value + " is no percentage. Give a finite number of percent, such as 5 for 5%.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "%", "five%", "5%%", "5d%", "0x1p3%"})
    void refusesTextsThatAreNone(String text) {
        assertThatThrownBy(() -> Percentage.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no percentage. Write a number and a percent sign, such as '5%'.");
    }
}
