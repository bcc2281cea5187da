package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What whoever writes the queries has to bring. */
class FeedTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TimeWindow FIRST_HOUR = TimeWindow.ofHours(0, 1);

    private final RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("Search")
            .behavioral("x")
            .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
            .ladder(Step.of("First", 5, Duration.ofDays(1)), Step.last("All"))
            .guardrail(Metric.errorRate("Errors", percent(0.2)))
            .guardrail(Metric.errorRate("Timeouts", percent(0.1)).withExposureUnit(ExposureUnit.REQUEST_BY_USER))
            .guardrail(Metric.latency("Search p95", Duration.ofMillis(400)))
            .guardrail(Metric.userReports("Reports", 200))
            .guardrail(
                    Metric.loadTime("Load time", Duration.ofMillis(900)).withStandardDeviation(Duration.ofMillis(300)))
            .guardrail(Metric.revenue("Basket", Quantity.of(5, "EUR"))
                    .withStandardDeviation(20)
                    .withExposureUnit(ExposureUnit.REQUEST_BY_USER))
            .success(Metric.conversion("Conversion", percent(4)))
            .signal(Metric.revenue("Revenue", Quantity.of(3, "EUR")).withStandardDeviation(20))
            .plan());

    private static Feed feed(RunningRollout rollout, String metric, Duration at) {
        return rollout.feeds(at).stream()
                .filter(feed -> feed.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areOfAllMetricsAndOfTheSizesOfTheGroups() {
        assertThat(rollout.feeds(HOUR))
                .extracting(Feed::metric, Feed::sample, Feed::unit)
                .containsExactlyInAnyOrder(
                        tuple("Errors", SampleKind.EVENTS, "requests"),
                        tuple("Timeouts", SampleKind.EVENTS_BY_USER, "requests"),
                        tuple("Search p95", SampleKind.EVENTS, "requests"),
                        tuple("Reports", SampleKind.COUNTS, "hours"),
                        tuple("Load time", SampleKind.MOMENTS, "ms"),
                        tuple("Basket", SampleKind.NUMBERS_BY_USER, "EUR"),
                        tuple("Conversion", SampleKind.EVENTS, "users"),
                        tuple("Revenue", SampleKind.MOMENTS, "EUR"),
                        tuple(Observation.ASSIGNMENT_COUNTS, SampleKind.ASSIGNMENTS, "users"));
    }

    @Test
    void sayWhatToCount() {
        assertThat(feed(rollout, "Errors", HOUR).instruction())
                .isEqualTo("Count all requests, and those of them that Errors is the rate of.");
        assertThat(feed(rollout, "Timeouts", HOUR).instruction())
                .isEqualTo(
                        "Count all requests, and those of them that Timeouts is the rate of. Do so user by user, and add"
                                + " up the users, both numbers, their squares and their products, as a cumulative checkpoint.");
        assertThat(feed(rollout, "Search p95", HOUR).instruction())
                .isEqualTo("Count all requests, and what is slower than 400ms.");
        assertThat(feed(rollout, "Reports", HOUR).instruction())
                .isEqualTo(
                        "Count the events, and give the hours of full traffic in which they came: 0.05 hours at 5%.");
        assertThat(feed(rollout, "Revenue", HOUR).instruction())
                .isEqualTo("Give how many there were, their mean in EUR and their variance.");
        assertThat(feed(rollout, "Basket", HOUR).instruction())
                .isEqualTo(
                        "Add up the numbers of each user in EUR, their squares, and how many there are. Then add up the"
                                + " users, all three, and the squares and products of sum and count, as a cumulative checkpoint.");
        assertThat(feed(rollout, Observation.ASSIGNMENT_COUNTS, HOUR))
                .hasToString("group sizes in 0h..1h: Count the users who came into each group for the first time.");
    }

    @Test
    void sayWhetherAControlGroupIsNeeded() {
        assertThat(feed(rollout, "Errors", HOUR).needsControl()).isTrue();
        RunningRollout all = rollout.advanceAnyway(HOUR, "Kim", "A test.");
        assertThat(feed(all, "Errors", HOUR).needsControl()).isFalse();
        assertThat(all.feeds(HOUR)).extracting(Feed::metric).doesNotContain(Observation.ASSIGNMENT_COUNTS);
    }

    @Test
    void goOnWhereTheDataEnd() {
        RunningRollout fed = rollout.observe(
                Observation.increment("Errors", FIRST_HOUR, Sample.events(2, 1_000), Sample.events(2, 1_000)));

        assertThat(feed(fed, "Errors", HOUR).window()).isEqualTo(TimeWindow.ofHours(1, 2));
        assertThat(feed(fed, "Errors", Duration.ofHours(5)).window()).isEqualTo(TimeWindow.ofHours(1, 5));
        assertThat(feed(fed, "Search p95", HOUR).window()).isEqualTo(FIRST_HOUR);
    }

    /** It came, so another one of its time would overlap it. */
    @Test
    void goOnAfterAWindowInWhichTheControlGroupBroughtNothing() {
        RunningRollout alone = rollout.observe(
                Observation.increment("Errors", FIRST_HOUR, Sample.events(2, 1_000), Sample.events(0, 0)));

        assertThat(feed(alone, "Errors", Duration.ofHours(3)).window()).isEqualTo(TimeWindow.ofHours(1, 3));
        assertThat(alone.observe(Observation.increment(
                        "Errors", TimeWindow.ofHours(1, 3), Sample.events(2, 1_000), Sample.events(2, 1_000))))
                .isNotEqualTo(alone);
    }

    @Test
    void ofUsersGoFromTheStartOfThePhase() {
        Sample sample = Sample.eventsByUser(400, 1, 1_000, 1, 3_000, 3);
        RunningRollout summedUp = rollout.observe(Observation.cumulative("Timeouts", FIRST_HOUR, sample, sample));
        RunningRollout cutUp = rollout.observe(Observation.increment("Timeouts", FIRST_HOUR, sample, sample));

        assertThat(feed(summedUp, "Timeouts", Duration.ofHours(5)).window()).isEqualTo(TimeWindow.ofHours(0, 5));
        assertThat(feed(cutUp, "Timeouts", Duration.ofHours(5)).window()).isEqualTo(TimeWindow.ofHours(1, 5));
        assertThat(feed(cutUp, "Timeouts", HOUR).instruction()).doesNotContain("cumulative");
    }

    @Test
    void areTakenAsTheySay() {
        for (Feed feed : rollout.feeds(HOUR)) {
            Sample sample = switch (feed.sample()) {
                case EVENTS -> Sample.events(20, 1_000);
                case EVENTS_BY_USER -> Sample.eventsByUser(400, 20, 1_000, 24, 3_000, 60);
                case NUMBERS_BY_USER -> Sample.numbersByUser(400, 5_000, 1_000, 60_000, 90_000, 3_000, 14_000);
                case COUNTS -> Sample.counts(10, 0.05);
                case MOMENTS -> Sample.moments(10, feed.unit().equals("ms") ? 900 : 3, 4);
                case READING -> Sample.reading(60);
                case ASSIGNMENTS -> Sample.events(0, 100);
            };
            Observation observation = feed.needsControl()
                    ? Observation.increment(feed.metric(), feed.window(), sample, sample)
                    : Observation.increment(feed.metric(), feed.window(), sample);
            assertThat(rollout.observe(observation)).isNotEqualTo(rollout);
        }
    }

    @Test
    void endWithTheRollout() {
        assertThat(rollout.rollBack(HOUR, "Kim", "A test.").feeds(HOUR)).isEmpty();
    }
}
