package io.github.rolloutplanner.examples.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.FeedRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the databases are compared with, counted by hand. */
class ReferenceCountTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static Traffic.Event event(int user, int minute, int status, double seconds, int amount) {
        return new Traffic.Event(user, at(minute), "request", status, seconds, BigDecimal.valueOf(amount));
    }

    private static final Traffic TRAFFIC = new Traffic(
            "by hand",
            START,
            List.of(
                    event(1, 0, 500, 0.4, 3), // at the bound, and at the edge
                    event(1, 10, 200, 0.5, 5),
                    event(2, 20, 200, 0.1, 7),
                    event(3, 5, 500, 0.9, 11), // before its assignment
                    event(3, 40, 500, 0.9, 13),
                    event(4, 20, 200, 0.2, 17), // in the control group still
                    event(4, 50, 200, 0.2, 19), // promoted
                    event(5, 30, 500, 0.7, 23), // of both groups
                    event(1, 60, 500, 0.7, 29)), // of the next hour
            List.of(
                    new Traffic.Assignment(1, at(-5), "on"),
                    new Traffic.Assignment(1, at(10), "on"),
                    new Traffic.Assignment(2, at(0), "on"),
                    new Traffic.Assignment(3, at(40), "off"),
                    new Traffic.Assignment(4, at(0), "off"),
                    new Traffic.Assignment(4, at(30), "on"),
                    new Traffic.Assignment(5, at(0), "on"),
                    new Traffic.Assignment(5, at(10), "off"),
                    new Traffic.Assignment(5, at(20), "on")));

    private static Observation counted(Asked asked, Traffic traffic) {
        return asked.counted(new ReferenceCount(traffic, asked.request(START, 0, 1)));
    }

    private static Observation shown(Asked asked, Sample treated, Sample control) {
        FeedRequest request = asked.request(START, 0, 1);
        return request.measured(treated, Optional.of(control));
    }

    @Test
    void eachSortOfSampleIsWhatItSays() {
        assertThat(counted(Asked.RATE_OF_REQUESTS, TRAFFIC))
                .isEqualTo(shown(Asked.RATE_OF_REQUESTS, Sample.events(1, 4), Sample.events(1, 1)));
        assertThat(counted(Asked.RATE_OF_USERS, TRAFFIC))
                .isEqualTo(shown(Asked.RATE_OF_USERS, Sample.events(1, 3), Sample.events(1, 1)));
        assertThat(counted(Asked.PERCENTILE, TRAFFIC))
                .isEqualTo(shown(Asked.PERCENTILE, Sample.events(1, 4), Sample.events(1, 1)));
        assertThat(counted(Asked.RATE_BY_USER, TRAFFIC))
                .isEqualTo(shown(
                        Asked.RATE_BY_USER,
                        Sample.eventsByUser(3, 1, 4, 1, 6, 2),
                        Sample.eventsByUser(1, 1, 1, 1, 1, 1)));
        assertThat(counted(Asked.MEAN_BY_USER, TRAFFIC))
                .isEqualTo(shown(
                        Asked.MEAN_BY_USER,
                        Sample.numbersByUser(3, 34, 4, 444, 474, 6, 42),
                        Sample.numbersByUser(1, 13, 1, 169, 169, 1, 13)));
        SameSample.assertSame( // 8, 7 and 19
                counted(Asked.MEAN_PER_USER, TRAFFIC),
                shown(Asked.MEAN_PER_USER, Sample.moments(3, 34 / 3.0, 133 / 3.0), Sample.moments(1, 13, 0)),
                "sums of users");
        assertThat(counted(Asked.ASSIGNMENTS, TRAFFIC))
                .isEqualTo(shown(Asked.ASSIGNMENTS, Sample.events(0, 2), Sample.events(0, 1)));
        assertThat(counted(Asked.COUNTS, TRAFFIC))
                .isEqualTo(shown(Asked.COUNTS, Sample.counts(0, 0.1), Sample.counts(0, 0.2)));
    }

    @Test
    void noUserIsInBothGroups() {
        Traffic movers = Traffic.movers(START);
        ReferenceCount reference = new ReferenceCount(movers, Asked.ASSIGNMENTS.request(START, 0, 5));
        assertThat(movers.assignments().stream().map(Traffic.Assignment::user).distinct())
                .hasSize(6);
        // Of six users two were promoted for good, and two moved back to the control group for good.
        assertThat(reference.newUsers())
                .isEqualTo(shownIn(reference.request(), Sample.events(0, 2), Sample.events(0, 2)));
    }

    private static Observation shownIn(FeedRequest request, Sample treated, Sample control) {
        return request.measured(treated, Optional.of(control));
    }
}
