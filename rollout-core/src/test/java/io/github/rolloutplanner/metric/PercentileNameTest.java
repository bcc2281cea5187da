package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which percentile a quantile is, by its name. */
class PercentileNameTest {

    private static Percentage percentileOf(String name) {
        return Metric.latency(name, Duration.ofMillis(850)).percentile();
    }

    @ParameterizedTest
    @CsvSource({
        "Checkout p99, 99",
        "p50 of search, 50",
        "Checkout P90, 90",
        "checkout_p75_ms, 75",
        "latency.p90, 90",
        "Latency (p99.9), 99.9",
        "p99.9999, 99.9999",
        "p2.5 of the frame rate, 2.5",
        "p5, 5",
        "We promise p90., 90",
        "p90 and p99, 90",
        "checkout.p999, 99.9",
        "P9999, 99.99",
        "Median response time, 50",
        "response_time_MEDIAN, 50",
        "90th percentile, 90",
        "50th percentile of search, 50",
        "99.9th Percentile, 99.9",
        "1st percentile of the frame rate, 1",
        "90 percentile, 90",
        "95-percentile, 95",
        "tp99, 99",
        "TP99.9 of checkout, 99.9",
        "tp999, 99.9",
        "p0 is a priority and p75 a percentile, 75",
    })
    void aNameSaysIt(String name, double percentile) {
        assertThat(percentileOf(name)).isEqualTo(percent(percentile));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Latency",
                "",
                "p",
                "p0 incidents",
                "p00",
                "p100",
                "p123",
                "p99999",
                "p99.99999",
                "p2p",
                "http2",
                "Top10",
                "5p90",
                "p 90",
                "90th",
                "0th percentile",
                "100th percentile",
                "a percentile",
                "Medians",
                "http99",
            })
    void aNameThatSaysNoneMeans95(String name) {
        assertThat(percentileOf(name)).isEqualTo(percent(95));
    }

    @Test
    void whatNobodySaysIsAssumed() {
        Metric latency = Metric.latency("Latency", Duration.ofMillis(850));

        assertThat(latency.isPercentileAssumed()).isTrue();
        assertThat(latency.withPercentile(percent(95)).isPercentileAssumed()).isFalse();
        assertThat(Metric.latency("Latency p95", Duration.ofMillis(850)).isPercentileAssumed())
                .isFalse();
        assertThat(Metric.errorRate("5xx", percent(1)).isPercentileAssumed()).isFalse();
    }

    @Test
    void whatIsSaidAloudCounts() {
        Metric median = Metric.latency("Checkout p95", Duration.ofMillis(120)).withPercentile(percent(50));

        assertThat(median.percentile()).isEqualTo(percent(50));
        assertThat(median.mustStayBelow(Duration.ofSeconds(1)).percentile()).isEqualTo(percent(50));
    }
}
