package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WatchedMetricTest {

    @ParameterizedTest
    @CsvSource({
        "Errors,       4%,     RATE",
        "Reports,      3/hour, COUNT",
        "Checkout p95, 850ms,  QUANTILE",
        "Load time,    850ms,  ",
    })
    void theUnitAndTheNameTellWhatIsMeasured(String name, String baseline, MetricKind kind) {
        assertThat(WatchedMetric.of(watched(name, Optional.empty(), baseline, "< 900"))
                        .map(Metric::kind))
                .isEqualTo(Optional.ofNullable(kind));
    }

    @ParameterizedTest
    @EnumSource(MetricKind.class)
    void whatThePlanSaysOfTheKindCounts(MetricKind kind) {
        assertThat(WatchedMetric.of(watched("Checkout p95", Optional.of(kind), "4%", "< 5%")))
                .get()
                .extracting(Metric::kind)
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(ExposureUnit.class)
    void whatThePlanCountsIsCounted(ExposureUnit unit) {
        MonitoredMetric counted = MonitoredMetric.builder()
                .name("Errors")
                .exposureUnit(unit)
                .baseline(Plans.level("4%"))
                .threshold(Plans.threshold("< 5%"))
                .build();

        assertThat(WatchedMetric.of(counted))
                .get()
                .extracting(Metric::exposureUnit)
                .isEqualTo(unit);
    }

    /** A rate is one from nothing to all; of everything else, no multiple of nothing is worse than it. */
    @ParameterizedTest
    @CsvSource({
        "RATE, 0.1%,  < 0.2%,   true",
        "RATE, 0.1%,  < 0.1%,   false",
        "RATE, 0.1%,  < 0.05%,  false",
        "RATE, 4%,    > 3%,     true",
        "RATE, 4%,    > 4%,     false",
        "RATE, 4%,    > 5%,     false",
        "RATE, 0%,    < 1%,     true",
        "RATE, 50%,   < 100%,   true",
        "RATE, 50%,   < 100.1%, false",
        "RATE, 100%,  > 99%,    true",
        "RATE, 101%,  > 99%,    false",
        "RATE, 4%,    > 0%,     true",
        "RATE, 2/day, < 3/day,  false",
        "MEAN, 5ms,   < 6ms,    true",
        "MEAN, 5ms,   < 5ms,    false",
        "MEAN, 0ms,   < 5ms,    false",
        "MEAN, 5ms,   > 4ms,    true",
        "MEAN, 5ms,   > 0ms,    false",
    })
    void aWorseLevelIsOneThatTheMetricCanHave(MetricKind kind, String baseline, String limit, boolean isWorse) {
        Threshold threshold = Plans.threshold(limit);
        Metric metric = WatchedMetric.of(watched("Part", Optional.of(kind), baseline, limit))
                .orElseThrow();

        assertThat(WatchedMetric.isWorse(metric, (Quantity) threshold.level())).isEqualTo(isWorse);
    }

    private static MonitoredMetric watched(String name, Optional<MetricKind> kind, String baseline, String threshold) {
        return MonitoredMetric.builder()
                .name(name)
                .kind(kind)
                .baseline(Plans.level(baseline))
                .threshold(Plans.threshold(threshold))
                .build();
    }
}
