package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What rollouts ask for. */
final class FeedRequests {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final String METRIC = "Checkout errors";

    private FeedRequests() {}

    /** In milliseconds since 1970. */
    static long at(long secondsSinceStart) {
        return START.plusSeconds(secondsSinceStart).toEpochMilli();
    }

    static Feed feed(SampleKind kind, long fromSecond, long untilSecond) {
        return feed(kind, new TimeWindow(Duration.ofSeconds(fromSecond), Duration.ofSeconds(untilSecond)));
    }

    static Feed feed(SampleKind kind, TimeWindow window) {
        return new Feed(
                1,
                METRIC,
                Optional.empty(),
                kind,
                "requests",
                Optional.empty(),
                "Count it.",
                window,
                Temporality.DELTA,
                window.end(),
                0.05,
                0.05,
                true);
    }

    static FeedRequest request(SampleKind kind, long fromSecond, long untilSecond) {
        return new FeedRequest(feed(kind, fromSecond, untilSecond), START);
    }

    static Feed alone(Feed feed) {
        return with(feed, feed.treatment(), feed.beyond(), feed.control(), false);
    }

    static Feed ofTreatment(Feed feed, String treatment) {
        return with(feed, Optional.of(treatment), feed.beyond(), feed.control(), feed.needsControl());
    }

    static Feed beyond(Feed feed, Feed.Beyond beyond) {
        return with(feed, feed.treatment(), Optional.of(beyond), feed.control(), feed.needsControl());
    }

    static Feed ofUnknownControl(Feed feed) {
        return with(feed, feed.treatment(), feed.beyond(), 0, feed.needsControl());
    }

    private static Feed with(
            Feed feed, Optional<String> treatment, Optional<Feed.Beyond> beyond, double control, boolean needsControl) {
        return new Feed(
                feed.phase(),
                feed.metric(),
                treatment,
                feed.sample(),
                feed.unit(),
                beyond,
                feed.instruction(),
                feed.window(),
                feed.temporality(),
                feed.readyAt(),
                feed.exposed(),
                control,
                needsControl);
    }
}
