package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How late the observations of a metric are there to be looked at. */
class DelayTest {

    private static Metric rate(String name) {
        return Metric.conversion(name, percent(40));
    }

    @Test
    void isTheTimeToRipenAndToArrive() {
        assertThat(rate("Paid orders").delay()).isZero();
        assertThat(rate("Paid orders")
                        .withRipening(Duration.ofDays(2))
                        .withArrival(Duration.ofHours(6))
                        .delay())
                .isEqualTo(Duration.ofHours(54));
    }

    @ParameterizedTest
    @CsvSource({
        "Day 3 retention, 3",
        "D7 retention, 7",
        "day-30 Retention, 30",
        "14-day retention, 14",
        "Users retained after 7 days, 7",
    })
    void ofRetentionIsTheDayInItsName(String name, long days) {
        assertThat(rate(name).delay()).isEqualTo(Duration.ofDays(days));
        assertThat(rate(name).withRipening(Duration.ZERO).delay()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retention", "Day 3 conversion", "3D retention", "Day by day retention"})
    void isNoneWhereTheNameSaysNone(String name) {
        assertThat(rate(name).delay()).isZero();
    }
}
