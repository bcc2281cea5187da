package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.LimitSource;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MonitoringSectionTest {

    private static Monitoring monitoring(ChangeDraft draft) {
        return draft.plan().monitoring();
    }

    @Nested
    class Metrics {
        private final List<MonitoredMetric> metrics = monitoring(Plans.savedFilters()
                        .guardrail(Metric.errorRate("5xx", percent(1)).mustStayBelow(percent(2)))
                        .signal(Metric.loadTime("Load time", Duration.ofMillis(1_200)))
                        .signal(Metric.engagement("Engagement", Quantity.of(5.5, "min/session")))
                        .signal(Metric.revenue("Turnover", Quantity.of(20_000, "EUR/day"))))
                .metrics();

        @Test
        @Tag("spec:monitoring.error")
        @Tag("spec:monitoring.performance")
        @Tag("spec:monitoring.user")
        @Tag("spec:monitoring.business")
        void areOfAllFamilies() {
            assertThat(metrics)
                    .extracting(metric -> metric.family().orElseThrow())
                    .containsExactly(
                            MetricFamily.ERROR, MetricFamily.PERFORMANCE, MetricFamily.USER, MetricFamily.BUSINESS);
        }

        @Test
        @Tag("spec:monitoring.baseline")
        void haveABaselineAndAThresholdOnItsBadSide() {
            assertThat(metrics)
                    .extracting(metric -> metric.baseline() + " " + metric.threshold())
                    .containsExactly(
                            "1% < 1.8%",
                            "1200ms < 1680ms", "5.5 min/session > 5.28 min/session", "20,000 EUR/day > 19,200 EUR/day");
        }

        @Test
        void keepTheLimitAtWhichTheyRollBack() {
            assertThat(metrics)
                    .extracting(metric -> metric.limit().orElseThrow().toString())
                    .containsExactly("< 2%", "< 1800ms", "> 5.225 min/session", "> 19,000 EUR/day");
        }

        @Test
        void sayWhatOneObservationIs() {
            assertThat(metrics)
                    .extracting(metric -> metric.exposureUnit().orElseThrow())
                    .containsExactly(ExposureUnit.REQUEST, ExposureUnit.REQUEST, ExposureUnit.USER, ExposureUnit.USER);
        }

        @Test
        void sayWhichPercentileAQuantileIs() {
            List<MonitoredMetric> latencies = monitoring(Plans.savedFilters()
                            .guardrail(Metric.latency("p99", Duration.ofMillis(800)))
                            .signal(Metric.latency("Latency", Duration.ofMillis(300))
                                    .withPercentile(percent(50))
                                    .withExposureUnit(ExposureUnit.USER)))
                    .metrics();

            assertThat(latencies)
                    .extracting(metric -> metric.percentile().orElseThrow())
                    .containsExactly(percent(99), percent(50));
            assertThat(latencies.get(1).exposureUnit()).contains(ExposureUnit.USER);
            assertThat(metrics).extracting(MonitoredMetric::percentile).containsOnly(Optional.empty());
        }

        @Test
        void sayWhoseTheLimitIs() {
            assertThat(metrics.get(0).reasons())
                    .singleElement()
                    .hasToString("The caller's limit of 5xx is < 2%: from 1%, it must stay < 2%. [limit.caller]");
            assertThat(metrics.get(1).reasons())
                    .singleElement()
                    .hasToString(
                            "No limit was given for Load time; the policy allows performance metrics a change of 50%:"
                                    + " from 1200ms, it must stay < 1800ms. [limit.policy]");
            assertThat(metrics)
                    .extracting(MonitoredMetric::limitSource)
                    .startsWith(LimitSource.STATED, LimitSource.POLICY);
        }
    }

    @Nested
    @Tag("spec:monitoring.alerts")
    class Alerts {
        private final Metric errors = Metric.errorRate("5xx", percent(1)).mustStayBelow(percent(2));

        private Alert alert(ChangeDraft draft) {
            return monitoring(draft).alerts().get(0);
        }

        @Test
        void fireBeforeTheRollback() {
            Alert alert = alert(Plans.savedFilters().guardrail(errors));
            assertThat(alert.trigger()).hasToString("5xx > 1.8%");
            assertThat(alert.action()).contains("'Saved filters'", "5xx exceeds 2%");
            assertThat(alert.reasons())
                    .singleElement()
                    .hasToString("1.8% is 80% of the way from 1% to the limit of 5xx. [alert.margin]");
        }

        @Test
        void holdAndWaitForASignal() {
            Alert alert = alert(Plans.savedFilters().signal(errors));
            assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(alert.action())
                    .contains("Hold 'Saved filters'")
                    .contains("5xx")
                    .doesNotContain("rolls back");
        }

        @Test
        void areAsSevereAsTheRiskForAGuardrail() {
            assertThat(alert(Plans.savedFilters().guardrail(errors)).severity()).isEqualTo(Severity.HIGH);
            assertThat(alert(Plans.savedFilters().guardrail(errors).riskAtLeast(RiskLevel.HIGH))
                            .severity())
                    .isEqualTo(Severity.CRITICAL);
        }
    }

    @Nested
    @Tag("spec:monitoring.dashboards")
    @Tag("spec:stack.monitoring")
    class Dashboards {
        @Test
        void areInTheSystemsOfTheCaller() {
            assertThat(monitoring(Plans.onePageCheckout()).dashboards())
                    .extracting(Statement::text)
                    .satisfiesExactly(
                            grafana -> assertThat(grafana)
                                    .startsWith("Grafana")
                                    .contains("Checkout error rate", "Checkout p95"),
                            sentry -> assertThat(sentry).startsWith("Sentry").contains("one-page-checkout"),
                            mixpanel ->
                                    assertThat(mixpanel).startsWith("Mixpanel").contains("Orders per visit"));
            assertThat(monitoring(Plans.appointmentStore()).dashboards())
                    .extracting(Statement::text)
                    .satisfiesExactly(
                            datadog -> assertThat(datadog).startsWith("Datadog").contains("Failed bookings"),
                            rollbar -> assertThat(rollbar).startsWith("Rollbar").contains("APPOINTMENTS_V2"));
        }

        @Test
        void nameNoSystemWhereNoneIsKnown() {
            assertThat(monitoring(Plans.greenButton()).dashboards())
                    .singleElement()
                    .asString()
                    .startsWith("Dashboard with Order errors and Orders");
        }

        @Test
        void areNoneWhereNothingIsMeasured() {
            assertThat(monitoring(Plans.savedFilters())).isEqualTo(new Monitoring(List.of(), List.of(), List.of()));
        }
    }
}
