package io.github.rolloutplanner.json.prometheus;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.internal.export.WebAddress;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By which series of Prometheus a phase of a plan is watched: what rules, dashboards and alerts are written from.
 *
 * <pre>{@code
 * WatchedSeries series = WatchedSeries.of(PrometheusGroups.of("variant", "on").withControl("off"))
 *         .withMetric("Checkout errors", PrometheusMetric.events(
 *                 "requests_total{job=\"checkout\"}", "requests_total{job=\"checkout\",code=~\"5..\"}"))
 *         .withRunbook("https://example.com/runbooks/checkout")
 *         .inPhase(2);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class WatchedSeries {
    private static final Duration STANDARD_INTERVAL = Duration.ofSeconds(15);
    private static final Duration STANDARD_WINDOW = Duration.ofMinutes(30);

    private final PrometheusGroups groups;
    private final Map<String, PrometheusMetric> metrics;
    private final Set<String> elsewhere;
    private final Duration scrapeInterval;
    private final Duration window;
    private final Optional<String> runbook;
    private final int phase;

    private WatchedSeries(
            PrometheusGroups groups,
            Map<String, PrometheusMetric> metrics,
            Set<String> elsewhere,
            Duration scrapeInterval,
            Duration window,
            Optional<String> runbook,
            int phase) {
        this.groups = groups;
        this.metrics = metrics;
        this.elsewhere = elsewhere;
        this.scrapeInterval = scrapeInterval;
        this.window = window;
        this.runbook = runbook;
        this.phase = phase;
    }

    /**
     * The series of two groups, of no metric yet, for the first phase, scraped every 15 seconds. Where a plan does not say how
     * many observations tell a regression from chance, half an hour is looked at.
     *
     * @param groups by which label exposed users and the control group are told apart
     * @return the series
     */
    public static WatchedSeries of(PrometheusGroups groups) {
        return new WatchedSeries(
                requireNonNull(groups, "groups"),
                Map.of(),
                Set.of(),
                STANDARD_INTERVAL,
                STANDARD_WINDOW,
                Optional.empty(),
                1);
    }

    /**
     * These series with those of a metric.
     *
     * @param name the metric of the plan, or {@link io.github.rolloutplanner.observation.Observation#ASSIGNMENT_COUNTS}; a plan that
     *     monitors no such metric is not written
     * @param metric the series by which it is counted
     * @return series that differ in this
     * @throws RolloutException.InvalidValue if they are selected by the label of the groups, which is added for each group
     */
    public WatchedSeries withMetric(String name, PrometheusMetric metric) {
        Map<String, PrometheusMetric> more = new LinkedHashMap<>(metrics);
        more.put(requireNonNull(name, "name"), groups.open(requireNonNull(metric, "metric")));
        return new WatchedSeries(
                groups, Collections.unmodifiableMap(more), elsewhere, scrapeInterval, window, runbook, phase);
    }

    /**
     * These series for a plan one metric of which is watched elsewhere, such as in a database. What the plan says of it is left out,
     * and said to be.
     *
     * @param name the metric of the plan; a plan that monitors no such metric is not written
     * @return series that differ in this
     */
    public WatchedSeries withoutMetric(String name) {
        Set<String> more = new LinkedHashSet<>(elsewhere);
        more.add(requireNonNull(name, "name"));
        return new WatchedSeries(
                groups, metrics, Collections.unmodifiableSet(more), scrapeInterval, window, runbook, phase);
    }

    /**
     * These series with another time between two scrapes. No window is shorter than four of them.
     *
     * @param interval the time
     * @return series that differ in this
     * @throws RolloutException.InvalidValue if it is not above zero
     */
    public WatchedSeries scrapedEvery(Duration interval) {
        return new WatchedSeries(groups, metrics, elsewhere, positive(interval, "interval"), window, runbook, phase);
    }

    /**
     * These series with another window for metrics of which the plan does not say how many observations they need.
     *
     * @param window what is looked at, up to now
     * @return series that differ in this
     * @throws RolloutException.InvalidValue if it is not above zero
     */
    public WatchedSeries withWindow(Duration window) {
        return new WatchedSeries(
                groups, metrics, elsewhere, scrapeInterval, positive(window, "window"), runbook, phase);
    }

    private static Duration positive(Duration length, String name) {
        TimeBound.require(length, name);
        if (length.toMillis() <= 0) {
            throw new RolloutException.InvalidValue(
                    "Nothing is seen in " + Wording.of(length) + ". Give at least a millisecond.");
        }
        return length;
    }

    /**
     * These series with the page that says what to do when an alert fires.
     *
     * @param url the address, which is written as it stands
     * @return series that differ in this
     * @throws RolloutException.InvalidValue if that is no address of a host by http or https
     */
    public WatchedSeries withRunbook(String url) {
        String known =
                WebAddress.require(requireNonNull(url, "url"), "the runbook", "https://example.com/runbooks/checkout");
        return new WatchedSeries(groups, metrics, elsewhere, scrapeInterval, window, Optional.of(known), phase);
    }

    /**
     * These series in another phase.
     *
     * @param number number of the phase, from 1
     * @return series that differ in this
     * @throws RolloutException.InvalidValue if it is below 1
     */
    public WatchedSeries inPhase(int number) {
        if (number < 1) {
            throw new RolloutException.InvalidValue("There is no phase " + number + ". Count phases from 1.");
        }
        return new WatchedSeries(groups, metrics, elsewhere, scrapeInterval, window, runbook, number);
    }

    /**
     * By which label the groups are told apart.
     *
     * @return the groups
     */
    public PrometheusGroups groups() {
        return groups;
    }

    /**
     * What is watched by Prometheus.
     *
     * @return the series by the names of their metrics
     */
    public Map<String, PrometheusMetric> metrics() {
        return metrics;
    }

    /**
     * What is watched elsewhere.
     *
     * @return names of metrics
     */
    public Set<String> elsewhere() {
        return elsewhere;
    }

    /**
     * The time between two scrapes.
     *
     * @return defaults to 15 seconds
     */
    public Duration scrapeInterval() {
        return scrapeInterval;
    }

    /**
     * What is looked at where the plan does not say how many observations are needed.
     *
     * @return defaults to half an hour
     */
    public Duration window() {
        return window;
    }

    /**
     * The page that says what to do.
     *
     * @return its address; empty without one
     */
    public Optional<String> runbook() {
        return runbook;
    }

    /**
     * Which phase is watched.
     *
     * @return its number; defaults to 1
     */
    public int phase() {
        return phase;
    }

    @Override
    public String toString() {
        return "phase " + phase + ", by " + groups + ", of " + Wording.of(metrics.keySet());
    }
}
