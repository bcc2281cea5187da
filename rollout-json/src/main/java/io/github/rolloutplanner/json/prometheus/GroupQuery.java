package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.json.internal.prometheus.LabelMatcher;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.json.prometheus.PrometheusSeries.Point;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.SourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one group showed in a window.
 *
 * @param server what is asked
 * @param sampling how counters come into it
 * @param request the window, and what it is for
 * @param group which series are those of the group
 * @param hours how many hours of full traffic the window has for the group
 */
record GroupQuery(PrometheusServer server, Sampling sampling, FeedRequest request, LabelMatcher group, double hours) {
    /** As many as a server answers for each series at once. */
    private static final int MOST_POINTS = 11_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    Feed feed() {
        return request.feed();
    }

    private long from() {
        return request.from().toEpochMilli();
    }

    private long until() {
        return request.until().toEpochMilli();
    }

    /** How much each counter rose: from where it stood at the start of the window, to where it stood at its end. */
    CounterIncreases increases(SeriesSelector counter) throws InterruptedException {
        SeriesSelector selected = counter.with(group);
        Map<Map<String, String>, SeriesCount> counts = new HashMap<>();
        for (PrometheusSeries before : ask(last(selected, sampling.memory()), TimeGrid.at(from()))) {
            before.points().forEach(point -> counts.put(before.labels(), SeriesCount.from(positive(counter, point))));
        }
        TimeGrid grid = TimeGrid.over(from(), until(), sampling.every().toMillis());
        String query = last(selected, sampling.every());
        for (TimeGrid part : grid.parts(MOST_POINTS)) {
            for (PrometheusSeries series : ask(query, part)) {
                SeriesCount count = counts.computeIfAbsent(series.labels(), labels -> SeriesCount.begun());
                series.points().forEach(point -> count.sees(positive(counter, point), isInside(point.time(), grid)));
            }
        }
        requireCounters(counter, counts);
        return new CounterIncreases(counter, counts);
    }

    /** The last value in each stretch of time, also where the series ended in it: no value stands for a time after it. */
    private static String last(SeriesSelector selected, Duration stretch) {
        return "last_over_time(" + selected + "[" + stretch.toMillis() + "ms])";
    }

    /** The first step may begin before the window, so what it shows may be from before. */
    private static boolean isInside(long time, TimeGrid grid) {
        return time > grid.first() || grid.points() == 1;
    }

    private static double positive(SeriesSelector counter, Point point) {
        if (point.value() < 0) {
            throw new SourceException(
                    counter + " is at " + point.value() + ", where no counter is. Give one that only goes up.");
        }
        return point.value();
    }

    private static void requireCounters(SeriesSelector counter, Map<Map<String, String>, SeriesCount> counts) {
        if (counts.values().stream().anyMatch(SeriesCount::isGauge)) {
            throw new SourceException(
                    counter + " falls as often as it rises. Give a counter, which only falls when its program"
                            + " restarts; or find out why that restarts all the time.");
        }
    }

    /** What stands in a label of some series of a counter at some time in the window. */
    List<String> valuesOf(String label, SeriesSelector counter) throws InterruptedException {
        Duration window = Duration.ofMillis(until() - from());
        List<String> values = new ArrayList<>();
        for (PrometheusSeries series : server.range(
                "group by (" + label + ") (" + last(counter.with(group), window) + ")", TimeGrid.at(until()))) {
            values.add(series.labels().getOrDefault(label, ""));
        }
        return values;
    }

    /** The average of all series, minute by minute; of the minute before, no release of Prometheus takes the last sample along. */
    List<Point> minutes(SeriesSelector gauge) throws InterruptedException {
        long minute = Math.min(MINUTE.toMillis(), until() - from());
        String query = "avg(avg_over_time(" + gauge.with(group) + "[" + Math.max(1, minute - 1) + "ms]))";
        List<Point> points = new ArrayList<>();
        for (TimeGrid part : TimeGrid.over(from(), until(), minute).parts(MOST_POINTS)) {
            server.range(query, part).forEach(series -> points.addAll(series.points()));
        }
        return points;
    }

    private List<PrometheusSeries> ask(String query, TimeGrid grid) throws InterruptedException {
        List<PrometheusSeries> answer = server.range(query, grid);
        for (PrometheusSeries series : answer) {
            if (!group.matches(series.labels())) {
                throw server.fault("answered with a series that does not have " + group
                        + ", which was asked for. Ask Prometheus itself, not what changes its labels.");
            }
        }
        return answer;
    }
}
