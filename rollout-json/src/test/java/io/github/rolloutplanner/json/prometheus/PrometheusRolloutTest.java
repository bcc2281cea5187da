package io.github.rolloutplanner.json.prometheus;

import static io.github.rolloutplanner.json.prometheus.FeedRequests.START;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.at;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.operate.FeedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a rollout asks for is answered with what it takes. */
class PrometheusRolloutTest {
    private static final long HOUR = 3600;

    private final FakePrometheus prometheus = new FakePrometheus();
    private final PrometheusSource source = PrometheusSource.at(
                    prometheus.address(), PrometheusGroups.of("variant", "on").withControl("off"))
            .withMetric("Errors", PrometheusMetric.events("requests_total", "failures_total"))
            .withMetric("p95", PrometheusMetric.histogram("duration_seconds"))
            .withMetric("Reports", PrometheusMetric.counts("reports_total"))
            .withMetric("Revenue", PrometheusMetric.moments("orders_count", "orders_sum", "orders_squares"))
            .withMetric("CPU", PrometheusMetric.gauge("cpu"))
            .withMetric(Observation.ASSIGNMENT_COUNTS, PrometheusMetric.newUsers("users_total"));

    @AfterEach
    void stop() {
        prometheus.close();
    }

    private static RunningRollout rollout() {
        return RunningRollout.start(
                RolloutPlanner.forChange("New search")
                        .behavioral("Ranked anew")
                        .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                        .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
                        .guardrail(
                                Metric.latency("p95", Duration.ofMillis(400)).mustStayBelow(Level.timesBaseline(1.5)))
                        .guardrail(Metric.userReports("Reports", 10))
                        .guardrail(
                                Metric.revenue("Revenue", Quantity.of(3, "EUR")).withStandardDeviation(6))
                        .guardrail(Metric.saturation("CPU", Quantity.of(40, "%")))
                        .plan(),
                DecisionPolicy.standard().withDataEvery(Duration.ofHours(1)));
    }

    private void counter(String name, String variant, double total, String... more) {
        FakeSeries series = FakeSeries.of(name, more).at(at(0), 0);
        series.labels().put("variant", variant);
        prometheus.with(series.at(at(HOUR), total).at(at(2 * HOUR), 2 * total));
    }

    private void counters() {
        for (String variant : List.of("on", "off")) {
            counter("requests_total", variant, 1_000);
            counter("failures_total", variant, 2);
            counter("duration_seconds_bucket", variant, 950, "le", "0.4");
            counter("duration_seconds_bucket", variant, 1_000, "le", "+Inf");
            counter("reports_total", variant, 1);
            counter("orders_count", variant, 100);
            counter("orders_sum", variant, 300);
            counter("orders_squares", variant, 4_500);
            counter("cpu", variant, 20);
            counter("users_total", variant, 200);
        }
    }

    private List<Observation> observed(RunningRollout rollout, long hour) throws InterruptedException {
        List<Observation> all = new ArrayList<>();
        for (Feed feed : rollout.feeds(Duration.ofHours(hour))) {
            all.addAll(source.observe(new FeedRequest(feed, START)));
        }
        return all;
    }

    @Test
    void eachFeedIsAnsweredAndTaken() throws InterruptedException {
        counters();
        RunningRollout rollout = rollout();
        assertThat(rollout.feeds(Duration.ofHours(1)).stream().map(Feed::sample).collect(Collectors.toSet()))
                .contains(SampleKind.EVENTS, SampleKind.COUNTS, SampleKind.MOMENTS, SampleKind.READING);
        for (long hour = 1; hour <= 2; hour++) {
            List<Observation> observed = observed(rollout, hour);
            assertThat(observed)
                    .hasOnlyElementsOfType(Observation.Measured.class)
                    .hasSizeGreaterThan(4);
            rollout = rollout.observeAll(observed);
        }
        assertThat(rollout.feeds(Duration.ofHours(2)))
                .allSatisfy(feed -> assertThat(feed.window().start()).isGreaterThanOrEqualTo(Duration.ofHours(1)));
    }

    @Test
    void silenceAndZeroAreTaken() throws InterruptedException {
        assertThat(rollout().observeAll(observed(rollout(), 1)).isOver()).isFalse();
        counter("requests_total", "on", 0);
        counter("reports_total", "on", 0);
        counter("orders_count", "on", 0);
        List<Observation> observed = observed(rollout(), 1);
        assertThat(observed.stream().filter(Observation.Measured.class::isInstance))
                .hasSize(3);
        assertThat(rollout().observeAll(observed).isOver()).isFalse();
    }
}
