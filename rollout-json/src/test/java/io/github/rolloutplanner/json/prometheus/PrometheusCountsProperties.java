package io.github.rolloutplanner.json.prometheus;

import static io.github.rolloutplanner.json.prometheus.FeedRequests.METRIC;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.START;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.alone;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.feed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Programs that count, restart, fall silent and end, scraped at their own times: each event is in the window in which it was scraped,
 * once.
 */
class PrometheusCountsProperties {
    private static final FakePrometheus PROMETHEUS = new FakePrometheus();
    private static final PrometheusSource SOURCE = PrometheusSource.at(
                    PROMETHEUS.address(), PrometheusGroups.of("variant", "on"))
            .withMetric(METRIC, PrometheusMetric.counts("reports_total"));
    private static final int SCRAPE = 15_000;
    private static final int SCRAPES = 120;

    @AfterContainer
    static void stop() {
        PROMETHEUS.close();
    }

    /** What happens between two scrapes of a program. */
    enum Event {
        COUNTED,
        RESTARTED,
        NOT_SCRAPED
    }

    record Step(Event event, int counted) {}

    /**
     * A program.
     *
     * @param begins its first scrape
     * @param offset when it is scraped, in each interval
     * @param steps what happens from scrape to scrape, until it ends
     */
    record Program(int begins, int offset, List<Step> steps) {

        /** What was seen of it and what it counted, by the time of the scrape. */
        NavigableMap<Long, Long> runInto(FakeSeries series) {
            NavigableMap<Long, Long> counted = new TreeMap<>();
            long value = 0;
            long seen = 0;
            long unseen = 0;
            for (int at = 0; at < steps.size(); at++) {
                Step step = steps.get(at);
                // a restart shows where the new program has counted less than was seen of the old one
                boolean restarts = step.event() == Event.RESTARTED && step.counted() < seen && unseen == 0;
                value = restarts ? step.counted() : value + step.counted();
                unseen += step.counted();
                if (step.event() != Event.NOT_SCRAPED) {
                    long time = START.toEpochMilli() + (long) (begins + at) * SCRAPE + offset;
                    series.at(time, value);
                    counted.put(time, unseen);
                    seen = value;
                    unseen = 0;
                }
            }
            return counted;
        }
    }

    @Provide
    Arbitrary<List<Program>> programs() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(8, Event.COUNTED),
                                net.jqwik.api.Tuple.of(1, Event.RESTARTED),
                                net.jqwik.api.Tuple.of(2, Event.NOT_SCRAPED)),
                        Arbitraries.integers().between(0, 1_000))
                .as(Step::new);
        return Combinators.combine(
                        Arbitraries.integers().between(-40, SCRAPES),
                        Arbitraries.integers().between(0, SCRAPE - 1),
                        step.list().ofMaxSize(SCRAPES))
                .as(Program::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers()
                .between(0, SCRAPES * SCRAPE)
                .list()
                .ofSize(4)
                .uniqueElements()
                .map(times -> times.stream().sorted().toList());
    }

    @Property(tries = 100)
    void eachEventIsCountedOnceInTheWindowOfItsScrape(
            @ForAll("programs") List<Program> programs, @ForAll("cuts") List<Integer> cuts)
            throws InterruptedException {
        PROMETHEUS.clear();
        List<NavigableMap<Long, Long>> counted = new ArrayList<>();
        for (Program program : programs) {
            FakeSeries series = FakeSeries.of("reports_total", "variant", "on", "instance", "i" + counted.size());
            counted.add(program.runInto(series));
            PROMETHEUS.with(series);
        }
        long sum = 0;
        for (int at = 1; at < cuts.size(); at++) {
            long window = observed(cuts.get(at - 1), cuts.get(at));
            assertThat(window).isEqualTo(counted(counted, cuts.get(at - 1), cuts.get(at)));
            sum += window;
        }
        assertThat(observed(cuts.get(0), cuts.get(cuts.size() - 1))).isEqualTo(sum);
    }

    private static long counted(List<NavigableMap<Long, Long>> programs, int from, int until) {
        long start = START.toEpochMilli();
        return programs.stream()
                .flatMap(counted -> counted.subMap(start + from, false, start + until, true).values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** No data is no event. */
    private static long observed(int from, int until) throws InterruptedException {
        TimeWindow window = new TimeWindow(Duration.ofMillis(from), Duration.ofMillis(until));
        Observation observed = SOURCE.observe(new FeedRequest(alone(feed(SampleKind.COUNTS, window)), START))
                .get(0);
        return observed instanceof Observation.Measured measured ? ((Sample.Counts) measured.treated()).events() : 0;
    }
}
