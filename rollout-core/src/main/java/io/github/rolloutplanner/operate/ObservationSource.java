package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Where observations come from: a metrics store, a database, files. It answers one feed at a time, and may be asked for the same again.
 *
 * <p>A source that finds nothing says so ({@link FeedRequest#noData()}); zero is an answer, too, and another one. One that fails
 * throws: a {@link SourceException} says in its own words what failed, of other exceptions only the type is kept, since their texts
 * may hold credentials. Each of these holds the rollout and none stops it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ObservationSource {

    /**
     * Brings what a feed asks for.
     *
     * @param request the feed, by the wall clock
     * @return observations of the feed's metric in its window: one, or several of parts of it that do not overlap
     * @throws Exception if the source cannot be read
     */
    List<Observation> observe(FeedRequest request) throws Exception;

    /**
     * A source for each metric.
     *
     * @param sources by the name of the metric as the plan has it, and {@link Observation#ASSIGNMENT_COUNTS} for the sizes of the groups
     * @return a source that asks the one of the metric, and fails for a metric that has none
     */
    static ObservationSource byMetric(Map<String, ? extends ObservationSource> sources) {
        return new SourcesByMetric(Map.copyOf(requireNonNull(sources, "sources")));
    }

    /**
     * This source with a bound on the time that it may take.
     *
     * @param longest how long it may take for one feed, above zero
     * @param executor whose thread asks it, so that a source that hangs does not stop the ticks: with as many threads as feeds may hang at a
     *     time, since one that heeds no interrupt keeps its thread
     * @return a source that fails where this one has not answered by then
     */
    default ObservationSource within(Duration longest, ExecutorService executor) {
        return new BoundedSource(this, longest, executor);
    }
}
