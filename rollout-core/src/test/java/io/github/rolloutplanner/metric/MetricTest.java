package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Threshold.Relation;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MetricTest {

    @Test
    @Tag("spec:monitoring.error")
    void errorsCrashesAndReportsShouldBeFew() {
        check(Metric.errorRate("5xx", percent(0.1)), MetricFamily.ERROR, MetricKind.RATE, Relation.BELOW);
        check(Metric.crashRate("Crashes", percent(0.1)), MetricFamily.ERROR, MetricKind.RATE, Relation.BELOW);
        check(Metric.userReports("Reports", 3), MetricFamily.ERROR, MetricKind.COUNT, Relation.BELOW);
        assertThat(Metric.userReports("Reports", 3).baseline()).hasToString("3/hour");
    }

    @Test
    @Tag("spec:monitoring.performance")
    void loadAndRenderTimesAndLatenciesShouldBeShort() {
        Duration today = Duration.ofMillis(320);
        check(Metric.loadTime("Load time", today), MetricFamily.PERFORMANCE, MetricKind.MEAN, Relation.BELOW);
        check(Metric.loadTime("Render time", today), MetricFamily.PERFORMANCE, MetricKind.MEAN, Relation.BELOW);
        check(Metric.latency("API p95", today), MetricFamily.PERFORMANCE, MetricKind.QUANTILE, Relation.BELOW);
    }

    @Test
    @Tag("spec:monitoring.user")
    void engagementConversionAndRetentionShouldBeHigh() {
        Quantity today = Quantity.of(5.5, "min/session");
        check(Metric.engagement("Engagement", today), MetricFamily.USER, MetricKind.MEAN, Relation.ABOVE);
        check(Metric.conversion("Conversion", percent(3)), MetricFamily.USER, MetricKind.RATE, Relation.ABOVE);
        check(Metric.conversion("Retention", percent(40)), MetricFamily.USER, MetricKind.RATE, Relation.ABOVE);
    }

    @Test
    @Tag("spec:monitoring.business")
    void revenueAndUsageShouldBeHigh() {
        check(Metric.revenue("Sales", Quantity.of(9, "EUR")), MetricFamily.BUSINESS, MetricKind.MEAN, Relation.ABOVE);
        check(Metric.revenue("Usage", Quantity.of(9, "/day")), MetricFamily.BUSINESS, MetricKind.MEAN, Relation.ABOVE);
    }

    @Test
    void limitsAreSaidInTheirOwnUnit() {
        Metric latency = Metric.latency("p95", Duration.ofMillis(800));
        assertThat(latency.mustStayBelow(Duration.ofSeconds(2)).limit()).contains(Threshold.below(Quantity.of(2, "s")));
        Metric sales = Metric.conversion("Sales", percent(3));
        assertThat(sales.mustStayAbove(percent(2)).limit()).contains(Threshold.above(Quantity.of(2, "%")));
        assertThat(sales.limit()).isEmpty();
    }

    @Test
    void requestsFailAndAreSlowWhileUsersBuyAndStay() {
        assertThat(Metric.errorRate("5xx", percent(1)).exposureUnit()).isEqualTo(ExposureUnit.REQUEST);
        assertThat(Metric.latency("p95", Duration.ofMillis(800)).exposureUnit()).isEqualTo(ExposureUnit.REQUEST);
        assertThat(Metric.conversion("Sales", percent(3)).exposureUnit()).isEqualTo(ExposureUnit.USER);
        assertThat(Metric.revenue("Basket", Quantity.of(80, "EUR")).exposureUnit())
                .isEqualTo(ExposureUnit.USER);
        assertThat(Metric.crashRate("Crashes", percent(1))
                        .withExposureUnit(ExposureUnit.USER)
                        .exposureUnit())
                .isEqualTo(ExposureUnit.USER);
    }

    @Test
    void whatIsKnownOfItsObservationsStaysWithALimit() {
        Slo promise = Slo.of(percent(99.9));
        assertThat(Metric.errorRate("5xx", percent(0.05))
                        .withSlo(promise)
                        .mustStayBelow(percent(0.5))
                        .slo())
                .contains(promise);
        assertThat(Metric.revenue("Basket", Quantity.of(80, "EUR"))
                        .withStandardDeviation(45)
                        .mustStayAbove(Quantity.of(76, "EUR"))
                        .standardDeviation())
                .hasValue(45);
    }

    private static void check(Metric metric, MetricFamily family, MetricKind kind, Relation healthy) {
        assertThat(metric)
                .extracting(Metric::family, Metric::kind, Metric::healthy)
                .containsExactly(family, kind, healthy);
    }

    @Test
    void takesItsSpreadAsALengthOfTimeInItsOwnUnit() {
        Metric load = Metric.builder()
                .name("Load time")
                .family(MetricFamily.PERFORMANCE)
                .kind(MetricKind.MEAN)
                .healthy(Threshold.Relation.BELOW)
                .baseline(Quantity.of(2, "s"))
                .build();
        assertThat(load.withStandardDeviation(Duration.ofMillis(900)).standardDeviation())
                .hasValue(0.9);
    }
}
