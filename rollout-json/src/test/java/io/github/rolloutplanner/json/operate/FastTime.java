package io.github.rolloutplanner.json.operate;

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

    /** A source by the slow clock, asked by this one. */
    ObservationSource fast(ObservationSource slow) {
        return request -> slow.observe(new FeedRequest(slowed(request.feed()), start)).stream()
                .map(this::quickened)
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

    private Observation quickened(Observation observation) {
        if (observation instanceof Observation.Measured measured) {
            return new Observation.Measured(
                    measured.metric(),
                    quickened(measured.window()),
                    measured.temporality(),
                    measured.treated(),
                    measured.control());
        }
        return Observation.noData(observation.metric(), quickened(observation.window()));
    }

    private TimeWindow quickened(TimeWindow window) {
        return new TimeWindow(window.start().multipliedBy(speed), window.end().multipliedBy(speed));
    }
}
