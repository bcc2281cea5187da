package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.observation.Observation;
import java.util.List;
import java.util.Map;

/**
 * A source for each metric.
 *
 * @param sources by the name of the metric
 */
record SourcesByMetric(Map<String, ObservationSource> sources) implements ObservationSource {

    @Override
    public List<Observation> observe(FeedRequest request) throws Exception {
        ObservationSource source = sources.get(request.feed().metric());
        if (source == null) {
            throw new SourceException(
                    "'" + request.feed().metric() + "' has no source. Give one; there are sources for "
                            + sources.keySet().stream().sorted().toList() + ".");
        }
        return source.observe(request);
    }
}
