package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.observation.Observation;
import java.util.List;

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
}
