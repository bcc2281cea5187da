package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a rollout asks a source for: a feed, by the wall clock. It makes the observations that answer it, so that a source needs to
 * know neither the start of the rollout nor its treatments.
 *
 * @param feed what to count, and for whom
 * @param start when the rollout started
 * @since 0.1.0
 */
public record FeedRequest(Feed feed, Instant start) {

    public FeedRequest {
        requireNonNull(feed, "feed");
        requireNonNull(start, "start");
    }

    /**
     * From when on to count.
     *
     * @return the start of the window, inclusive
     */
    public Instant from() {
        return start.plus(feed.window().start());
    }

    /**
     * Until when to count.
     *
     * @return the end of the window, exclusive
     */
    public Instant until() {
        return start.plus(feed.window().end());
    }

    /**
     * Answers with what the groups showed in the window of the feed.
     *
     * @param treated what exposed users showed
     * @param control what the control group showed, if there is one
     * @return the observation
     */
    public Observation measured(Sample treated, Optional<Sample> control) {
        return measured(from(), until(), treated, control);
    }

    /**
     * Answers with what the groups showed in a part of the window, where a source brings it in several.
     *
     * @param from when the part starts, inclusive
     * @param until when it ends, exclusive
     * @param treated what exposed users showed
     * @param control what the control group showed, if there is one
     * @return the observation
     */
    public Observation measured(Instant from, Instant until, Sample treated, Optional<Sample> control) {
        requireNonNull(from, "from");
        requireNonNull(until, "until");
        TimeWindow window = new TimeWindow(Duration.between(start, from), Duration.between(start, until));
        return new Observation.Measured(feed.name(), window, feed.temporality(), treated, control);
    }

    /**
     * Answers how many users came into each group for the first time, where the sizes of the groups are asked for ({@link
     * Observation#ASSIGNMENT_COUNTS}). A source that does not know them answers {@link #noData()}: then no split is watched but that of
     * metrics that count users.
     *
     * @param treated new users of the exposed group
     * @param control new users of the control group
     * @return the observation
     */
    public Observation assigned(long treated, long control) {
        return measured(Sample.events(0, treated), Optional.of(Sample.events(0, control)));
    }

    /**
     * Answers that there is nothing.
     *
     * @return the observation
     */
    public Observation noData() {
        return Observation.noData(feed.name(), feed.window());
    }

    /**
     * Answers that the look failed.
     *
     * @param failure what failed, in words that people may read: no credentials
     * @return the observation
     */
    public Observation failed(String failure) {
        return Observation.sourceFailed(feed.name(), feed.window(), requireNonNull(failure, "failure"));
    }

    /**
     * How many hours of full traffic a part of the window has for exposed users, of what is counted over time.
     *
     * @param from when the part starts
     * @param until when it ends
     * @return the hours times the part of the population that is exposed
     */
    public double exposedHours(Instant from, Instant until) {
        return hours(from, until) * feed.exposed();
    }

    /**
     * The same for the control group.
     *
     * @param from when the part starts
     * @param until when it ends
     * @return the hours times the part of the population that is the control group; 0 where no size of it is planned
     */
    public double controlHours(Instant from, Instant until) {
        return hours(from, until) * feed.control();
    }

    private static double hours(Instant from, Instant until) {
        return Duration.between(requireNonNull(from, "from"), requireNonNull(until, "until"))
                        .toMillis()
                / 3_600_000.0;
    }
}
