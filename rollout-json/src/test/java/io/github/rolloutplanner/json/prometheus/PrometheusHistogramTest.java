package io.github.rolloutplanner.json.prometheus;

import static io.github.rolloutplanner.json.prometheus.FeedRequests.METRIC;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.START;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.alone;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.at;
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
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.SourceException;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Percentiles by the bucket that ends at their baseline. */
class PrometheusHistogramTest {
    private static final long HOUR = 3600;
    private static final String NAME = "request_duration_seconds";

    private final FakePrometheus prometheus = new FakePrometheus();
    private final PrometheusSource source =
            PrometheusSource.at(prometheus.address(), PrometheusGroups.of("variant", "on"));

    @AfterEach
    void stop() {
        prometheus.close();
    }

    /** Of one instance, at the end of the hour; it began with it. */
    private void instance(String name, String... endsAndCounts) {
        for (int at = 0; at < endsAndCounts.length; at += 2) {
            prometheus.with(FakeSeries.of(NAME + "_bucket", "variant", "on", "instance", name, "le", endsAndCounts[at])
                    .at(at(0), 0)
                    .at(at(HOUR), Double.parseDouble(endsAndCounts[at + 1])));
        }
    }

    private static FeedRequest request(Relation relation, Quantity bound) {
        Feed feed = alone(feed(SampleKind.EVENTS, 0, HOUR));
        return new FeedRequest(beyond(feed, new Feed.Beyond(relation, bound)), START);
    }

    private Observation observed(FeedRequest request) throws InterruptedException {
        return source.withMetric(METRIC, PrometheusMetric.histogram(NAME))
                .observe(request)
                .get(0);
    }

    private void assertShows(Sample sample, FeedRequest request) throws InterruptedException {
        assertThat(observed(request)).isEqualTo(request.measured(sample, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"400, ms", "0.4, s", "0.40, s"})
    void slowerThanTheBaselineIsWhatItsBucketDoesNotHave(String number, String unit) throws InterruptedException {
        instance("1", "0.1", "10", "0.4", "90", "1", "99", "+Inf", "100");
        instance("2", "0.1", "1", "0.4", "40", "1", "50", "+Inf", "50");
        Quantity bound = new Quantity(new BigDecimal(number), unit);
        assertShows(Sample.events(20, 150), request(Relation.ABOVE, bound));
    }

    @Test
    void fasterThanTheBaselineIsWhatItsBucketHas() throws InterruptedException {
        instance("1", "0.4", "90", "+Inf", "100");
        assertShows(Sample.events(90, 100), request(Relation.BELOW, Quantity.of(400, "ms")));
    }

    @Test
    void oneEndMayBeWrittenInTwoWays() throws InterruptedException {
        instance("1", "1", "90", "+Inf", "100");
        instance("2", "1.0", "40", "+Inf", "50");
        assertShows(Sample.events(20, 150), request(Relation.ABOVE, Quantity.of(1, "s")));
    }

    @Test
    void anotherUnitIsGiven() throws InterruptedException {
        prometheus.with(FakeSeries.of("size_bucket", "variant", "on", "le", "1024")
                .at(at(0), 0)
                .at(at(HOUR), 3));
        prometheus.with(FakeSeries.of("size_bucket", "variant", "on", "le", "+Inf")
                .at(at(0), 0)
                .at(at(HOUR), 4));
        FeedRequest request = request(Relation.ABOVE, Quantity.of(1024, "B"));
        assertThat(source.withMetric(METRIC, PrometheusMetric.histogram("size", "B"))
                        .observe(request))
                .containsExactly(request.measured(Sample.events(1, 4), Optional.empty()));
        assertThatThrownBy(() -> source.withMetric(METRIC, PrometheusMetric.histogram("size"))
                        .observe(request))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "'Checkout errors' has a baseline of 1024B, which is not known in 's', the unit of size. Give the"
                                + " unit of its buckets to histogram(..).");
    }

    @Test
    void theNearestBucketsAreNamedWhereNoneFits() {
        instance("1", "0.1", "10", "0.25", "50", "0.5", "90", "1", "99", "+Inf", "100");
        assertThatThrownBy(() -> observed(request(Relation.ABOVE, Quantity.of(400, "ms"))))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "request_duration_seconds has no bucket that ends at 0.4s, the baseline, so what lies beyond cannot be"
                                + " counted. The nearest end at 0.25s and 0.5s. Add that bucket to the service, or give the metric one"
                                + " of these as its baseline.");
    }

    @Test
    void oneBucketOfAllIsNotEnough() {
        instance("1", "+Inf", "100");
        assertThatThrownBy(() -> observed(request(Relation.ABOVE, Quantity.of(400, "ms"))))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "request_duration_seconds has no bucket that ends at 0.4s, the baseline, so what lies beyond cannot be"
                                + " counted. It has no other one. Add that bucket to the service.");
    }

    @Test
    void anInstanceWithoutTheBucketIsNotTakenForSlow() {
        instance("1", "0.4", "90", "+Inf", "100");
        instance("2", "0.5", "50", "+Inf", "50");
        assertThatThrownBy(() -> observed(request(Relation.ABOVE, Quantity.of(400, "ms"))))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "Some series of request_duration_seconds have no bucket that ends at the baseline, or none of all, and"
                                + " others have. Give all instances the same buckets.");
    }

    @Test
    void anInstanceOfBeforeNeedsNoBucket() throws InterruptedException {
        instance("1", "0.4", "90", "+Inf", "100");
        prometheus.with(FakeSeries.of(NAME + "_bucket", "variant", "on", "instance", "0", "le", "+Inf")
                .at(at(-HOUR), 5_000));
        assertShows(Sample.events(10, 100), request(Relation.ABOVE, Quantity.of(400, "ms")));
    }

    @Test
    void bucketsThatDoNotContainEachOtherAreRefused() {
        instance("1", "0.4", "90", "+Inf", "80");
        assertThatThrownBy(() -> observed(request(Relation.ABOVE, Quantity.of(400, "ms"))))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith(
                        "request_duration_seconds has 90 observations in a bucket, but 80 in the one of all.");
    }

    @Test
    void noHistogramIsNoData() throws InterruptedException {
        FeedRequest request = request(Relation.ABOVE, Quantity.of(400, "ms"));
        assertThat(observed(request)).isEqualTo(request.noData());
    }

    @Test
    void whatIsNoPercentileNeedsCounters() {
        assertThatThrownBy(() -> observed(new FeedRequest(alone(feed(SampleKind.EVENTS, 0, HOUR)), START)))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("'Checkout errors' is no percentile");
    }
}
