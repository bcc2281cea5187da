package io.github.rolloutplanner.json.prometheus;

import static io.github.rolloutplanner.json.prometheus.FeedRequests.METRIC;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.START;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.alone;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.at;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.feed;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.ofTreatment;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.ofUnknownControl;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of metric is counted by. */
class PrometheusSourceTest {
    private static final PrometheusMetric ERRORS =
            PrometheusMetric.events("requests_total", "requests_total{code=~\"5..\"}");
    private static final PrometheusMetric REPORTS = PrometheusMetric.counts("reports_total");
    private static final PrometheusMetric MOMENTS =
            PrometheusMetric.moments("orders_count", "orders_sum", "orders_squares");
    private static final long HOUR = 3600;

    private final FakePrometheus prometheus = new FakePrometheus();
    private final PrometheusSource source = PrometheusSource.at(
            prometheus.address(), PrometheusGroups.of("variant", "on").withControl("off"));

    @AfterEach
    void stop() {
        prometheus.close();
    }

    private FakeSeries series(String name, String variant, String... more) {
        FakeSeries series = FakeSeries.of(name, more);
        series.labels().put("variant", variant);
        prometheus.with(series);
        return series;
    }

    /** Both groups, with all and failed requests. */
    private void requests() {
        series("requests_total", "on", "code", "200").at(at(0), 1_000).at(at(HOUR), 1_900);
        series("requests_total", "on", "code", "500").at(at(0), 7).at(at(HOUR), 10);
        series("requests_total", "off", "code", "200").at(at(0), 50).at(at(HOUR), 1_000);
    }

    private Observation observed(PrometheusMetric metric, FeedRequest request) throws InterruptedException {
        return source.withMetric(METRIC, metric).observe(request).get(0);
    }

    private Observation observed(PrometheusMetric metric, Feed feed) throws InterruptedException {
        return observed(metric, new FeedRequest(feed, START));
    }

    private static Observation measured(Sample treated, Sample control) {
        return request(SampleKind.EVENTS, 0, HOUR).measured(treated, Optional.of(control));
    }

    @Test
    void eventsAreCountedOutOfAll() throws InterruptedException {
        requests();
        assertThat(observed(ERRORS, request(SampleKind.EVENTS, 0, HOUR)))
                .isEqualTo(measured(Sample.events(3, 903), Sample.events(0, 950)));
    }

    @Test
    void theControlGroupIsCountedWhereItIsNeeded() throws InterruptedException {
        requests();
        Feed feed = alone(feed(SampleKind.EVENTS, 0, HOUR));
        assertThat(observed(ERRORS, feed))
                .isEqualTo(new FeedRequest(feed, START).measured(Sample.events(3, 903), Optional.empty()));
        assertThat(prometheus.asked()).noneMatch(form -> form.get("query").contains("\"off\""));
    }

    @Test
    void aCounterOfEventsThatDoesNotExistYetIsAtZero() throws InterruptedException {
        series("requests_total", "on", "code", "200").at(at(0), 0).at(at(HOUR), 40);
        assertThat(observed(ERRORS, request(SampleKind.EVENTS, 0, HOUR)))
                .isEqualTo(measured(Sample.events(0, 40), Sample.events(0, 0)));
    }

    @Test
    void noSeriesIsNoData() throws InterruptedException {
        series("requests_total", "off", "code", "200").at(at(0), 50).at(at(HOUR), 1_000);
        FeedRequest request = request(SampleKind.EVENTS, 0, HOUR);
        assertThat(observed(ERRORS, request)).isEqualTo(request.noData());
    }

    @Test
    void aSeriesThatWasOnlySeenBeforeIsNoData() throws InterruptedException {
        series("requests_total", "on", "code", "200").at(at(-60), 50).at(at(0), 60);
        FeedRequest request = request(SampleKind.EVENTS, 0, HOUR);
        assertThat(observed(ERRORS, request)).isEqualTo(request.noData());
    }

    @Test
    void aSeriesThatDoesNotRiseIsZero() throws InterruptedException {
        series("requests_total", "on", "code", "200").at(at(0), 60).at(at(1800), 60);
        assertThat(observed(ERRORS, request(SampleKind.EVENTS, 0, HOUR)))
                .isEqualTo(measured(Sample.events(0, 0), Sample.events(0, 0)));
    }

    @Test
    void moreEventsThanAllAreRefused() {
        series("all_total", "on").at(at(0), 1).at(at(HOUR), 2);
        series("bad_total", "on").at(at(0), 1).at(at(HOUR), 9);
        assertThatThrownBy(() -> observed(
                        PrometheusMetric.events("all_total", "bad_total"), request(SampleKind.EVENTS, 0, HOUR)))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "bad_total rose by 8, more than all_total, which rose by 1. Give a counter of all, and one of those"
                                + " of them that are events.");
    }

    @Test
    void aTreatmentIsItsOwnLabelUnlessSaidOtherwise() throws InterruptedException {
        series("requests_total", "short form").at(at(0), 0).at(at(HOUR), 5);
        series("requests_total", "page1").at(at(0), 0).at(at(HOUR), 6);
        series("requests_total", "off").at(at(0), 0).at(at(HOUR), 7);
        PrometheusSource experiment = PrometheusSource.at(
                        prometheus.address(),
                        PrometheusGroups.of("variant", "on").withControl("off").withTreatment("one page", "page1"))
                .withMetric(METRIC, ERRORS);
        Feed feed = feed(SampleKind.EVENTS, 0, HOUR);
        for (String treatment : new String[] {"short form", "one page"}) {
            long trials = treatment.equals("one page") ? 6 : 5;
            FeedRequest request = new FeedRequest(ofTreatment(feed, treatment), START);
            assertThat(experiment.observe(request))
                    .containsExactly(request.measured(Sample.events(0, trials), Optional.of(Sample.events(0, 7))));
        }
    }

    @Test
    void aControlGroupWithoutLabelIsRefused() {
        requests();
        PrometheusSource alone = PrometheusSource.at(prometheus.address(), PrometheusGroups.of("variant", "on"))
                .withMetric(METRIC, ERRORS);
        assertThatThrownBy(() -> alone.observe(request(SampleKind.EVENTS, 0, HOUR)))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "'Checkout errors' is compared with a control group, but it is not known which series are its."
                                + " Give the value of variant for them, with PrometheusGroups.withControl(..).");
    }

    @Test
    void countsHaveTheirHoursOfFullTraffic() throws InterruptedException {
        series("reports_total", "on").at(at(0), 3).at(at(HOUR), 5);
        assertThat(observed(REPORTS, request(SampleKind.COUNTS, 0, 2 * HOUR)))
                .isEqualTo(request(SampleKind.COUNTS, 0, 2 * HOUR)
                        .measured(Sample.counts(2, 0.1), Optional.of(Sample.counts(0, 0.1))));
        assertThatThrownBy(() -> observed(REPORTS, ofUnknownControl(feed(SampleKind.COUNTS, 0, HOUR))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("hours of full traffic are not known");
    }

    @Test
    void momentsComeFromCountSumAndSquares() throws InterruptedException {
        series("orders_count", "on").at(at(0), 10).at(at(HOUR), 13);
        series("orders_sum", "on").at(at(0), 100).at(at(HOUR), 112); // 2, 4 and 6
        series("orders_squares", "on").at(at(0), 1000).at(at(HOUR), 1056);
        Observation.Measured observed = (Observation.Measured) observed(MOMENTS, request(SampleKind.MOMENTS, 0, HOUR));
        Sample.Moments treated = (Sample.Moments) observed.treated();
        assertThat(treated.count()).isEqualTo(3);
        assertThat(treated.mean()).isCloseTo(4, within(1e-12));
        assertThat(treated.variance()).isCloseTo(4, within(1e-12));
        assertThat(observed.control()).contains(Sample.moments(0, 0, 0));
    }

    @Test
    void squaresThatCannotBeAreRefused() {
        series("orders_count", "on").at(at(0), 0).at(at(HOUR), 3);
        series("orders_sum", "on").at(at(0), 0).at(at(HOUR), 12);
        series("orders_squares", "on").at(at(0), 0).at(at(HOUR), 12);
        assertThatThrownBy(() -> observed(MOMENTS, request(SampleKind.MOMENTS, 0, HOUR)))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "3 numbers with a sum of 12.0 have no squares that add up to 12.0. Give counters of the same numbers:"
                                + " count orders_count, sum orders_sum, squares orders_squares.");
    }

    @Test
    void aReadingIsTheHighestMinuteOfTheAverage() throws InterruptedException {
        FakeSeries one = series("cpu", "on", "instance", "1");
        FakeSeries two = series("cpu", "on", "instance", "2");
        for (int second = 0; second <= HOUR; second += 15) {
            boolean isPeak = second > 600 && second <= 660;
            one.at(at(second), isPeak ? 0.9 : 0.2);
            two.at(at(second), 0.3);
        }
        Feed feed = alone(feed(SampleKind.READING, 0, HOUR));
        Observation.Measured observed = (Observation.Measured) observed(PrometheusMetric.gauge("cpu", 100), feed);
        assertThat(((Sample.Moments) observed.treated()).mean()).isCloseTo(100 * (0.9 + 0.3) / 2, within(1e-9));
        FeedRequest later = new FeedRequest(alone(feed(SampleKind.READING, 2 * HOUR, 3 * HOUR)), START);
        assertThat(observed(PrometheusMetric.gauge("cpu"), later)).isEqualTo(later.noData());
        assertThat(observed(PrometheusMetric.gauge("cpu"), alone(feed(SampleKind.READING, 0, 30))))
                .isInstanceOf(Observation.Measured.class);
    }

    @Test
    void newUsersAreAssignmentCounts() throws InterruptedException {
        series("users_total", "on").at(at(0), 0).at(at(HOUR), 120);
        series("users_total", "off").at(at(0), 0).at(at(HOUR), 118);
        assertThat(observed(PrometheusMetric.newUsers("users_total"), request(SampleKind.ASSIGNMENTS, 0, HOUR)))
                .isEqualTo(request(SampleKind.ASSIGNMENTS, 0, HOUR)
                        .measured(Sample.events(0, 120), Optional.of(Sample.events(0, 118))));
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleKind.class,
            names = {"EVENTS_BY_USER", "NUMBERS_BY_USER"})
    void whatIsSummedUpByUserIsRefused(SampleKind kind) {
        assertThatThrownBy(() -> observed(ERRORS, request(kind, 0, HOUR)))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "'Checkout errors' is summed up user by user, and Prometheus knows no users. Count its requests,"
                                + " ExposureUnit.REQUEST, with withIntraclassCorrelation(..); or bring it from a database.");
        assertThat(prometheus.asked()).isEmpty();
    }

    @Test
    void anotherSortOfSampleIsRefused() {
        assertThatThrownBy(() -> observed(REPORTS, request(SampleKind.EVENTS, 0, HOUR)))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "'Checkout errors' is counted by reports_total, which gives no sample of EVENTS. It asks: Count it."
                                + " Give it PrometheusMetric.events(..), or histogram(..) for a percentile.");
    }

    @Test
    void aMetricWithoutSeriesIsRefused() {
        assertThatThrownBy(() -> source.withMetric("Latency", ERRORS).observe(request(SampleKind.EVENTS, 0, HOUR)))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "It is not known by which series 'Checkout errors' is counted, but of Latency. Give its series with"
                                + " withMetric(..).");
    }

    @Test
    void aWindowWithoutLengthIsRefused() {
        assertThatThrownBy(() -> observed(ERRORS, request(SampleKind.EVENTS, 60, 60)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("has no length");
    }

    @Test
    void aGaugeIsNoCounter() {
        FakeSeries queue = series("queue", "on");
        for (int second = 0; second <= HOUR; second += 15) {
            queue.at(at(second), 10 + (second / 15) % 2);
        }
        assertThatThrownBy(() -> observed(PrometheusMetric.counts("queue"), request(SampleKind.COUNTS, 0, HOUR)))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("queue falls as often as it rises.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 9.1e15})
    void whatIsNoWholeNumberIsRefused(double rise) {
        series("reports_total", "on").at(at(0), 0).at(at(HOUR), rise);
        assertThatThrownBy(() -> observed(REPORTS, request(SampleKind.COUNTS, 0, HOUR)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no number of events that can be counted exactly");
    }

    @Test
    void aCounterBelowZeroIsRefused() {
        series("reports_total", "on").at(at(0), 0).at(at(HOUR), -3);
        assertThatThrownBy(() -> observed(REPORTS, request(SampleKind.COUNTS, 0, HOUR)))
                .isInstanceOf(SourceException.class)
                .hasMessage("reports_total is at -3.0, where no counter is. Give one that only goes up.");
    }

    @Test
    void longWindowsAreAskedForInParts() throws InterruptedException {
        long twoWeeks = Duration.ofDays(14).toSeconds();
        FakeSeries reports = series("reports_total", "on");
        long counted = 0;
        for (long second = 0; second <= twoWeeks; second += 600) {
            counted += 3;
            reports.at(at(second), counted % 1_000); // restarts now and then
        }
        Feed feed = alone(feed(SampleKind.COUNTS, 0, twoWeeks));
        Observation.Measured observed = (Observation.Measured) observed(REPORTS, feed);
        assertThat(((Sample.Counts) observed.treated()).events()).isEqualTo(shown(reports));
        assertThat(prometheus.asked()).hasSize(1 + 8); // 80,640 quarters of a minute
    }

    private static long shown(FakeSeries series) {
        double last = 3;
        double shown = 0;
        for (double value : series.samples().tailMap(at(0), false).values()) {
            shown += value < last ? value : value - last;
            last = value;
        }
        return (long) shown;
    }

    @Test
    void theRequestIsAForm() throws InterruptedException {
        requests();
        source.withMetric(METRIC, ERRORS)
                .scrapedEvery(Duration.ofSeconds(60))
                .withMemory(Duration.ofHours(2))
                .observe(request(SampleKind.EVENTS, 0, HOUR));
        assertThat(prometheus.uris()).allSatisfy(uri -> assertThat(uri).hasToString("/api/v1/query_range"));
        assertThat(prometheus.asked().get(0))
                .containsEntry("query", "last_over_time(requests_total{variant=\"on\"}[7200000ms])")
                .containsEntry("start", "1772442000")
                .containsEntry("end", "1772442000");
        assertThat(prometheus.asked().get(1))
                .containsEntry("query", "last_over_time(requests_total{variant=\"on\"}[60000ms])")
                .containsEntry("start", "1772442060")
                .containsEntry("end", "1772445600")
                .containsEntry("step", "60")
                .containsEntry("timeout", "30");
        assertThat(prometheus.asked().get(3))
                .containsEntry("query", "last_over_time(requests_total{code=~\"5..\",variant=\"on\"}[60000ms])");
    }

    @Test
    void settingsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> source.withTimeout(Duration.ZERO))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("The timeout is ");
        assertThatThrownBy(() -> source.scrapedEvery(Duration.ofSeconds(-1)))
                .isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> source.withMemory(Duration.ofNanos(1)))
                .isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> source.withLongestAnswer(0)).isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> PrometheusMetric.gauge("cpu", Double.NaN))
                .isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> PrometheusGroups.of("bad-label", "on"))
                .isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> PrometheusGroups.of("variant", "")).isInstanceOf(RolloutException.InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not a url",
                "wiki/checkout",
                "javascript:alert(1)",
                "https://",
                "https://a b",
                "http://a/\n"
            })
    void aRunbookThatIsNoPageIsRefused(String url) {
        WatchedSeries series = WatchedSeries.of(PrometheusGroups.of("role", "canary"));
        assertThatThrownBy(() -> series.withRunbook(url))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage(
                        "The address of the runbook has no host, or another scheme than http and https. Give one such as"
                                + " https://example.com/runbooks/checkout.");
    }

    @Test
    void groupsOfTheSameSeriesAreRefused() {
        PrometheusGroups groups = PrometheusGroups.of("role", "canary");

        for (Runnable wrong : List.<Runnable>of(
                () -> groups.withControl("canary"),
                () -> groups.withControl("stable").withTreatment("other", "stable"),
                () -> groups.withTreatment("other", "stable").withControl("stable"))) {
            assertThatThrownBy(wrong::run)
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessageEndingWith(
                            "' stands for exposed users and for the control group, which would be compared"
                                    + " with itself. Give the value that only the series of the control group have.");
        }
    }

    @Test
    void seriesThatSelectByTheLabelOfTheGroupsAreRefused() {
        PrometheusGroups groups = PrometheusGroups.of("role", "canary").withControl("stable");
        String one = "orders{role=~\"canary\"}";

        for (PrometheusMetric metric : List.of(
                PrometheusMetric.events("all", one),
                PrometheusMetric.events(one, "bad"),
                PrometheusMetric.histogram(one),
                PrometheusMetric.counts(one),
                PrometheusMetric.moments("n", "sum", one),
                PrometheusMetric.gauge(one),
                PrometheusMetric.newUsers(one))) {
            for (Runnable wrong : List.<Runnable>of(
                    () -> WatchedSeries.of(groups).withMetric("Orders", metric),
                    () -> PrometheusSource.at(prometheus.address(), groups).withMetric("Orders", metric))) {
                assertThatThrownBy(wrong::run)
                        .isInstanceOf(RolloutException.InvalidValue.class)
                        .hasMessage("'" + one + "' selects by role already, the label that tells the groups apart."
                                + " Leave it out: it is added for each group.");
            }
        }
    }

    @Test
    void allThatAreEventsAreRefused() {
        assertThatThrownBy(() -> PrometheusMetric.events("all{a=\"b\"}", " all{a=\"b\",} "))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith(
                        "'all{a=\"b\"}' is given for all and for the events among them, so each would be an event. ");
    }
}
