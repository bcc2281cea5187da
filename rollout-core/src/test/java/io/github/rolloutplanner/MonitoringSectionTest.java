package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                            "1% < 1.84%",
                            "1200ms < 1728ms", "5.5 min/session > 5.28 min/session", "20,000 EUR/day > 19,200 EUR/day");
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
        void sayWhichPercentileIsAssumed() {
            MonitoredMetric latency = monitoring(
                            Plans.savedFilters().guardrail(Metric.latency("Response time", Duration.ofMillis(120))))
                    .metrics()
                    .get(0);

            assertThat(latency.percentile()).isEmpty();
            assertThat(latency.reasons())
                    .extracting(Reason::sentence)
                    .contains("Neither Response time nor its name says which percentile it is: 95% is assumed.");
        }

        @Test
        void sayHowLateTheirDataAreIfTheyAre() {
            Metric sales = Metric.conversion("Sales", percent(3));
            List<MonitoredMetric> late = monitoring(Plans.savedFilters()
                            .signal(sales.withRipening(Duration.ofDays(2)).withArrival(Duration.ofHours(1)))
                            .signal(Metric.conversion("Leads", percent(3)).withArrival(Duration.ZERO)))
                    .metrics();
            assertThat(late)
                    .extracting(MonitoredMetric::ripening)
                    .containsExactly(Optional.of(Duration.ofDays(2)), Optional.empty());
            assertThat(late)
                    .extracting(MonitoredMetric::arrival)
                    .containsExactly(Optional.of(Duration.ofHours(1)), Optional.empty());
        }

        /** Of 99.9% that succeed, a part of the 0.1% that fail. */
        @ParameterizedTest
        @CsvSource({"99.9, 'of what the baseline (99.9%) leaves to 100%'", "0.1, 'from the baseline (0.1%)'"})
        void sayOfWhatTheLimitOfThePolicyIsAPart(double baseline, String ofWhat) {
            assertThat(monitoring(Plans.savedFilters().guardrail(Metric.errorRate("Requests", percent(baseline))))
                            .metrics()
                            .get(0)
                            .reasons()
                            .get(0)
                            .sentence())
                    .contains(ofWhat);
        }

        @Test
        void sayWhoseTheLimitIs() {
            assertThat(metrics.get(0).reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.rule()).isEqualTo("limit.caller");
                assertThat(reason.facts()).contains(entry("baseline", "1%"), entry("limit", "< 2%"));
            });
            assertThat(metrics.get(1).reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.rule()).isEqualTo("limit.policy");
                assertThat(reason.facts())
                        .contains(entry("family", "performance"), entry("margin", "50%"), entry("limit", "< 1800ms"));
            });
            assertThat(metrics)
                    .extracting(MonitoredMetric::limitSource)
                    .startsWith(MonitoredMetric.LimitSource.STATED, MonitoredMetric.LimitSource.POLICY);
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
            assertThat(alert.trigger()).hasToString("5xx > 1.84%");
            assertThat(alert.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.rule()).isEqualTo("alert.guardrail");
                assertThat(reason.facts())
                        .contains(entry("level", "1.84%"), entry("margin", "80%"), entry("trigger", "5xx exceeds 2%"));
            });
        }

        @Test
        void holdAndWaitForASignal() {
            Alert alert = alert(Plans.savedFilters().signal(errors));
            assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(alert.reasons()).singleElement().extracting(Reason::rule).isEqualTo("alert.signal");
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
        private List<String> rules(ChangeDraft draft) {
            return monitoring(draft).dashboards().stream()
                    .map(view -> view.reasons().get(0))
                    .map(reason -> reason.rule() + " " + reason.facts().getOrDefault("tool", "anywhere"))
                    .toList();
        }

        @Test
        void areInTheSystemsOfTheCaller() {
            assertThat(rules(Plans.onePageCheckout()))
                    .containsExactly(
                            "dashboard.metrics Grafana", "dashboard.errors Sentry", "dashboard.behavior Mixpanel");
            assertThat(rules(Plans.appointmentStore()))
                    .containsExactly("dashboard.metrics Datadog", "dashboard.errors Rollbar");
        }

        @Test
        void nameNoSystemWhereNoneIsKnown() {
            assertThat(rules(Plans.greenButton())).containsExactly("dashboard.metrics anywhere");
        }

        @Test
        void compareByTheFlagOrByTheTimeOfTheDeployment() {
            ChangeDraft shadows = Plans.softerShadows()
                    .tooling(Tooling.builder().errorTracking("Sentry").build());
            assertThat(monitoring(Plans.greenButton())
                            .dashboards()
                            .get(0)
                            .reasons()
                            .get(0)
                            .facts())
                    .containsEntry("splitBy", "flag green-button");
            assertThat(monitoring(shadows).dashboards().get(0).reasons().get(0).facts())
                    .containsEntry("environment", "production");
        }

        @Test
        void areNoneWhereNothingIsMeasured() {
            assertThat(monitoring(Plans.savedFilters())).isEqualTo(new Monitoring(List.of(), List.of(), List.of()));
        }
    }
}
