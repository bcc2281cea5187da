package io.github.rolloutplanner.json.prometheus;

import static io.github.rolloutplanner.json.prometheus.FeedRequests.METRIC;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.alone;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.beyond;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.SourceException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus itself scrapes two services, one of which restarts: each request is counted, and none twice. */
class PrometheusLiveTest {
    private static final PrometheusMetric ERRORS =
            PrometheusMetric.events("requests_total", "requests_total{code=~\"5..\"}");

    @TempDir
    private Path directory;

    private Instant start = Instant.EPOCH;
    private PrometheusSource source =
            PrometheusSource.at(URI.create("http://localhost"), PrometheusGroups.of("variant", "on"));

    @Test
    @Timeout(120)
    void eachRequestIsCountedOnce() throws Exception {
        int on = LivePrometheus.freePort();
        int off = LivePrometheus.freePort();
        try (LivePrometheus prometheus = LivePrometheus.scraping(directory, List.of(on, off))) {
            source = PrometheusSource.at(
                            prometheus.address(),
                            PrometheusGroups.of("variant", "on").withControl("off"))
                    .scrapedEvery(Duration.ofSeconds(1))
                    .withMetric(METRIC, ERRORS);
            start = now().minusSeconds(30);
            assertThat(observed(0, 20)).isInstanceOf(Observation.NoData.class);
            play(on, off);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void play(int onPort, int offPort) throws Exception {
        try (ToyService off = new ToyService(offPort, "off")) {
            Instant begun = now();
            ToyService first = new ToyService(onPort, "on");
            first.serve(1_000, 7, 0);
            off.serve(500, 1, 2);
            awaitScrapes(first, off);
            first.serve(90, 2, 3);
            awaitScrapes(first, off);
            Instant beforeRestart = now();
            first.close();
            off.serve(40, 0, 0);
            try (ToyService second = new ToyService(onPort, "on")) {
                second.serve(300, 5, 1);
                awaitScrapes(second, off);
                second.serve(11, 0, 1);
                awaitScrapes(second, off);
                Instant end = now();
                assertCounts(begun, beforeRestart, end);
                assertOtherTemplates(begun, end);
            }
        }
    }

    /** Two of each: the second one began when the first was over, so it has all that was served before. */
    private static void awaitScrapes(ToyService one, ToyService two) throws InterruptedException {
        long ofOne = one.scrapes() + 2;
        long ofTwo = two.scrapes() + 2;
        while (one.scrapes() < ofOne || two.scrapes() < ofTwo) {
            Thread.sleep(20);
        }
        Thread.sleep(500); // until the last is stored
    }

    private void assertCounts(Instant begun, Instant beforeRestart, Instant end) throws Exception {
        assertThat(events(begun, beforeRestart)).isEqualTo(groups(3, 1_102, 2, 503));
        assertThat(events(beforeRestart, end)).isEqualTo(groups(2, 318, 0, 40));
        assertThat(events(begun, end)).isEqualTo(groups(5, 1_420, 2, 543));
        long sum = 0;
        Instant from = begun;
        for (Instant until = begun.plusMillis(1_300); from.isBefore(end); until = until.plusMillis(1_300)) {
            sum += trials(from, until);
            from = until;
        }
        assertThat(sum).isEqualTo(1_420);
    }

    private static Groups groups(long events, long trials, long controlEvents, long controlTrials) {
        return new Groups(Sample.events(events, trials), Optional.of(Sample.events(controlEvents, controlTrials)));
    }

    private record Groups(Sample treated, Optional<Sample> control) {}

    private Groups events(Instant from, Instant until) throws Exception {
        Observation.Measured measured = (Observation.Measured) observed(
                Duration.between(start, from).toMillis() / 1000.0,
                Duration.between(start, until).toMillis() / 1000.0);
        return new Groups(measured.treated(), measured.control());
    }

    private long trials(Instant from, Instant until) throws Exception {
        Observation observed = observed(
                Duration.between(start, from).toMillis() / 1000.0,
                Duration.between(start, until).toMillis() / 1000.0);
        return observed instanceof Observation.Measured measured ? ((Sample.Events) measured.treated()).trials() : 0;
    }

    private Observation observed(double from, double until) throws Exception {
        return source.observe(request(feed(SampleKind.EVENTS, window(from, until))))
                .get(0);
    }

    private static TimeWindow window(double from, double until) {
        return new TimeWindow(Duration.ofMillis(Math.round(from * 1000)), Duration.ofMillis(Math.round(until * 1000)));
    }

    private FeedRequest request(Feed feed) {
        return new FeedRequest(feed, start);
    }

    private void assertOtherTemplates(Instant begun, Instant end) throws Exception {
        TimeWindow window = new TimeWindow(Duration.between(start, begun), Duration.between(start, end));
        FeedRequest slower = request(beyond(
                alone(feed(SampleKind.EVENTS, window)), new Feed.Beyond(Relation.ABOVE, Quantity.of(400, "ms"))));
        assertThat(with(PrometheusMetric.histogram("duration_seconds")).observe(slower))
                .containsExactly(slower.measured(Sample.events(14, 1_420), Optional.empty()));
        FeedRequest tooFine = request(beyond(
                alone(feed(SampleKind.EVENTS, window)), new Feed.Beyond(Relation.ABOVE, Quantity.of(300, "ms"))));
        assertThatThrownBy(() ->
                        with(PrometheusMetric.histogram("duration_seconds")).observe(tooFine))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("has no bucket that ends at 0.3s");
        FeedRequest reading = request(alone(feed(SampleKind.READING, window)));
        assertThat(with(PrometheusMetric.gauge("load", 100)).observe(reading))
                .containsExactly(reading.measured(Sample.reading(25), Optional.empty()));
        FeedRequest counts = request(alone(feed(SampleKind.COUNTS, window)));
        assertThatThrownBy(() -> with(PrometheusMetric.counts("requests_total{code=~\"(\"}"))
                        .observe(counts))
                .isInstanceOf(SourceException.class)
                .hasMessageMatching("Prometheus at \\S+ answered 400, bad_data: .*missing closing \\).*"
                        + " Correct the query, or the timeout\\.");
    }

    private PrometheusSource with(PrometheusMetric metric) {
        return source.withMetric(METRIC, metric);
    }
}
