package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.ObservationSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that runs faster than that of a metrics store, so that days of a rollout take seconds.
 *
 * @param start when both showed the same
 * @param speed how many times as fast it is
 */
record FastTime(Instant start, int speed) implements InstantSource {

    @Override
    public Instant instant() {
        return start.plus(Duration.between(start, Instant.now()).multipliedBy(speed));
    }

    /** A source by the slow clock that answers with a whole window, asked by this one. */
    ObservationSource fast(ObservationSource slow) {
        return request -> slow.observe(new FeedRequest(slowed(request.feed()), start)).stream()
                .map(observation -> inTimeOf(request, observation))
                .toList();
    }

    private Feed slowed(Feed feed) {
        TimeWindow window = new TimeWindow(
                feed.window().start().dividedBy(speed), feed.window().end().dividedBy(speed));
        return new Feed(
                feed.phase(),
                feed.metric(),
                feed.treatment(),
                feed.sample(),
                feed.unit(),
                feed.beyond(),
                feed.instruction(),
                window,
                feed.temporality(),
                feed.readyAt().dividedBy(speed),
                feed.exposed(),
                feed.control(),
                feed.needsControl());
    }

    private static Observation inTimeOf(FeedRequest request, Observation observation) {
        return observation instanceof Observation.Measured measured
                ? request.measured(measured.treated(), measured.control())
                : request.noData();
    }
}
