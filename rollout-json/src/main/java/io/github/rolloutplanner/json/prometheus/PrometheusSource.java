package io.github.rolloutplanner.json.prometheus;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.internal.prometheus.LabelMatcher;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.ObservationSource;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.reason.RolloutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings observations from Prometheus, or from what answers its HTTP API. It needs the module {@code java.net.http} of the JDK.
 *
 * <pre>{@code
 * PrometheusSource source = PrometheusSource.at(
 *                 URI.create("https://prometheus.example.com"), PrometheusGroups.of("variant", "on").withControl("off"))
 *         .withHeader("Authorization", "Bearer " + token)
 *         .withMetric("Checkout errors", PrometheusMetric.events(
 *                 "requests_total{job=\"checkout\"}", "requests_total{job=\"checkout\",code=~\"5..\"}"))
 *         .withMetric("Checkout p95", PrometheusMetric.histogram("request_duration_seconds{job=\"checkout\"}"));
 * }</pre>
 *
 * <p>It reads the counters themselves, scrape by scrape, and adds up how much each of them rose. PromQL's {@code increase()} is
 * not asked, since it extrapolates to the ends of its window: it may give 4.13 requests where there were 4, and two windows side by side do
 * not add up to the one over both. Here they do, to the last request:
 *
 * <ul>
 *   <li>A window counts what was scraped after its start, up to and including its end. What happened since the last scrape belongs to
 *       the next window. So state when the metric arrives, later than a scrape and its timeout take, or what comes late is lost.
 *   <li>A counter that falls was restarted: what it counted since then is added. One that passed its old value before the next scrape is
 *       seen as one that went on.
 *   <li>A series that begins counts from zero, and one that ends counts up to its last scrape.
 *   <li>A series that was missing goes on where it was, if that is no longer ago than {@link #withMemory}; what it counted in between
 *       belongs to the window in which it is seen again. After a longer time it is taken for a new one.
 * </ul>
 *
 * <p>Where no series of the exposed users was seen in the window, there is no data; where one was and did not rise, it is zero. An answer
 * that shows that it may lack something is a {@link SourceException}, never a part of the numbers: warnings, values that are no numbers,
 * series that were not asked for, more bytes than allowed, an instance without the bucket. What was never scraped shows nowhere: an
 * instance that Prometheus cannot reach is not counted, beside others that are. Have Prometheus alert on {@code up == 0}, and on targets
 * that are absent. Users are not told apart by Prometheus, so what is summed up user by user is refused.
 *
 * <p>Credentials stand in no message, exception or text: neither headers nor the user and the query of the address. What Prometheus says
 * of a query that it refuses is shown, unless they are in it; parts of them that are shorter than 4 characters are not recognised.
 * Safe for any number of threads.
 *
 * @since 0.1.0
 */
public final class PrometheusSource implements ObservationSource {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

    private final PrometheusServer server;
    private final PrometheusGroups groups;
    private final Sampling sampling;
    private final Map<String, PrometheusMetric> metrics;

    private PrometheusSource(
            PrometheusServer server,
            PrometheusGroups groups,
            Sampling sampling,
            Map<String, PrometheusMetric> metrics) {
        this.server = server;
        this.groups = groups;
        this.sampling = sampling;
        this.metrics = metrics;
    }

    /**
     * A source without metrics. It is scraped every 15 seconds, answers within 30, with at most 64 MiB, and is asked by a client that
     * follows no redirects.
     *
     * @param address where Prometheus is, without {@code /api/v1}; a user and password in it are sent as basic authentication, a query
     *     in it with each request
     * @param groups by which label it tells exposed users from the control group
     * @return the source
     * @throws RolloutException.InvalidValue if that is no address of a host by http or https
     */
    public static PrometheusSource at(URI address, PrometheusGroups groups) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        return new PrometheusSource(
                new PrometheusServer(
                        PrometheusAddress.of(requireNonNull(address, "address")),
                        client,
                        Map.of(),
                        TIMEOUT,
                        LONGEST_ANSWER),
                requireNonNull(groups, "groups"),
                Sampling.STANDARD,
                Map.of());
    }

    /**
     * This source with a metric.
     *
     * @param name the metric of the plan, or {@link Observation#ASSIGNMENT_COUNTS}
     * @param metric the series by which it is counted
     * @return a source that differs in this
     * @throws RolloutException.InvalidValue if they are selected by the label of the groups, which is added for each group
     */
    public PrometheusSource withMetric(String name, PrometheusMetric metric) {
        Map<String, PrometheusMetric> more = new LinkedHashMap<>(metrics);
        more.put(requireNonNull(name, "name"), groups.open(requireNonNull(metric, "metric")));
        return new PrometheusSource(server, groups, sampling, more);
    }

    /**
     * This source with a header of each request, such as {@code Authorization}.
     *
     * @param name the header
     * @param value its value, which is never shown
     * @return a source that differs in this
     * @throws RolloutException.InvalidValue if there is no such header, or the client sets it itself
     */
    public PrometheusSource withHeader(String name, String value) {
        return with(server.withHeader(requireNonNull(name, "name"), requireNonNull(value, "value")));
    }

    /**
     * This source with a client of the caller: for certificates, a proxy, or an authenticator.
     *
     * @param client the client; the caller closes what is to be closed of it
     * @return a source that differs in this
     */
    public PrometheusSource withClient(HttpClient client) {
        return with(server.with(requireNonNull(client, "client")));
    }

    /**
     * This source with another time in which each request has to be answered, whole.
     *
     * @param timeout the time, above zero
     * @return a source that differs in this
     * @throws RolloutException.InvalidValue if it is not above zero
     */
    public PrometheusSource withTimeout(Duration timeout) {
        return with(server.within(positive(requireNonNull(timeout, "timeout"), "timeout")));
    }

    /**
     * This source with another bound for the length of an answer, all of which is in memory at once.
     *
     * @param bytes how many bytes an answer may have, above zero
     * @return a source that differs in this
     * @throws RolloutException.InvalidValue if it is not above zero
     */
    public PrometheusSource withLongestAnswer(int bytes) {
        if (bytes <= 0) {
            throw new RolloutException.InvalidValue("No answer has " + bytes + " bytes. Give a number above zero.");
        }
        return with(server.ofAtMost(bytes));
    }

    /**
     * This source with another time between two scrapes. Of counters, one value is read in each such time: where the time is longer than
     * that of Prometheus, two restarts in it are seen as one.
     *
     * @param interval the {@code scrape_interval}, above zero
     * @return a source that differs in this
     * @throws RolloutException.InvalidValue if it is not above zero
     */
    public PrometheusSource scrapedEvery(Duration interval) {
        positive(requireNonNull(interval, "interval"), "interval");
        return new PrometheusSource(server, groups, new Sampling(interval, sampling.memory()), metrics);
    }

    /**
     * This source with another time for which a counter may be missing and go on afterwards: a day, unless said otherwise. Choose one
     * that is longer than Prometheus was ever down; longer ones take it more time to answer.
     *
     * @param memory the time, above zero
     * @return a source that differs in this
     * @throws RolloutException.InvalidValue if it is not above zero
     */
    public PrometheusSource withMemory(Duration memory) {
        positive(requireNonNull(memory, "memory"), "memory");
        return new PrometheusSource(server, groups, new Sampling(sampling.every(), memory), metrics);
    }

    private static Duration positive(Duration time, String name) {
        if (time.compareTo(Duration.ofMillis(1)) < 0) {
            throw new RolloutException.InvalidValue(
                    "The " + name + " is " + Wording.of(time) + ". Give at least a millisecond.");
        }
        return time;
    }

    private PrometheusSource with(PrometheusServer other) {
        return new PrometheusSource(other, groups, sampling, metrics);
    }

    /**
     * Brings what a feed asks for.
     *
     * @param request the feed, by the wall clock
     * @return one observation
     * @throws SourceException if Prometheus cannot be asked, or gives anything that may not be all
     * @throws InterruptedException if the thread is to stop
     */
    @Override
    public List<Observation> observe(FeedRequest request) throws InterruptedException {
        Feed feed = requireNonNull(request, "request").feed();
        PrometheusMetric metric = metricOf(feed);
        requireWindow(request);
        Optional<Sample> treated = metric.sample(query(request, groups.treated(feed), exposedHours(request)));
        if (treated.isEmpty()) {
            return List.of(request.noData());
        }
        Optional<Sample> control = feed.needsControl() ? control(metric, request) : Optional.empty();
        return List.of(request.measured(treated.get(), control));
    }

    private PrometheusMetric metricOf(Feed feed) {
        if (!FittingTemplate.exists(feed.sample())) {
            throw new SourceException(
                    "'" + feed.name() + "' is summed up user by user, and Prometheus knows no users. Count its"
                            + " requests, ExposureUnit.REQUEST, with withIntraclassCorrelation(..); or bring it from a database.");
        }
        PrometheusMetric metric = metrics.get(feed.metric());
        if (metric == null) {
            throw new SourceException("It is not known by which series '" + feed.metric() + "' is counted, but of "
                    + Wording.of(metrics.keySet()) + ". Give its series with withMetric(..).");
        }
        metric.requireKind(feed);
        return metric;
    }

    private static void requireWindow(FeedRequest request) {
        if (request.from().toEpochMilli() >= request.until().toEpochMilli()) {
            throw new SourceException("The window of '" + request.feed().name() + "', "
                    + request.feed().window() + ", has no length. Ask for one of at least a millisecond.");
        }
    }

    private Optional<Sample> control(PrometheusMetric metric, FeedRequest request) throws InterruptedException {
        GroupQuery query = query(request, groups.control(request.feed()), controlHours(request));
        return metric.sample(query).or(() -> metric.nothing(query));
    }

    private GroupQuery query(FeedRequest request, LabelMatcher group, double hours) {
        return new GroupQuery(server, sampling, request, group, hours);
    }

    private static double exposedHours(FeedRequest request) {
        return request.exposedHours(request.from(), request.until());
    }

    private static double controlHours(FeedRequest request) {
        return request.controlHours(request.from(), request.until());
    }

    @Override
    public String toString() {
        return server + ", by " + groups + ", of " + Wording.of(metrics.keySet());
    }
}
