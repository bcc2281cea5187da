package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.state.ObservedWindows;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rollout that is forgotten in its first phase, with data of each hour for three years, does not grow. */
class BoundedStateTest {
    private static final int HOURS = 3 * 365 * 24;
    /** The days of four weeks, the weeks of a year, and all that follows. */
    private static final int MOST_BUCKETS = 28 + 52 + 1;
    /** Of sums of numbers of 34 digits and of one size. */
    private static final int MOST_DIGITS = 50;

    private static RunningRollout rollout;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Deque<Observation> late = new ArrayDeque<>();

    @BeforeAll
    static void observeEachHourForThreeYears() {
        rollout = RunningRollout.start(RolloutPlanner.forChange("Ranking by relevance")
                .behavioral("Results stand in another order")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(Metric.errorRate("Crashes", percent(0.1)))
                .guardrail(Metric.revenue("Order value", Quantity.of(60, "EUR")).withStandardDeviation(20))
                .signal(Metric.userReports("Reports", 4))
                .signal(Metric.conversion("Conversion", percent(3)))
                .plan());
        new BoundedStateTest().observeAll();
    }

    private void observeAll() {
        for (int hour = 0; hour < HOURS; hour++) {
            TimeWindow window = TimeWindow.ofHours(hour, hour + 1);
            long trials = random.nextLong(4_000, 5_000);
            observe(Observation.increment("Errors", window, events(trials, 0.002), events(trials, 0.002)));
            observe(Observation.cumulative("Crashes", TimeWindow.ofHours(0, hour + 1), crashes(hour), crashes(hour)));
            if (hour % 6 == 0) {
                observe(Observation.increment("Order value", TimeWindow.ofHours(hour, hour + 6), numbers(), numbers()));
            }
            observe(Observation.increment("Reports", window, reports(), reports()));
            observe(Observation.increment("Conversion", window, events(trials, 0.03), events(trials, 0.03)));
            observe(Observation.assignmentCounts(window, trials, trials));
        }
    }

    /** Of a hundred some never come, some are late by days, and some looks find nothing. */
    private void observe(Observation observation) {
        int chance = random.nextInt(100);
        if (chance == 1 && !(observation.metric().equals("Crashes"))) {
            late.add(observation);
        } else if (chance == 2) {
            rollout = rollout.observe(Observation.noData(observation.metric(), observation.window()));
        } else if (chance > 2) {
            rollout = rollout.observe(observation);
        }
        if (late.size() > 5 && chance == 99) {
            rollout = rollout.observe(late.remove());
        }
    }

    private Sample events(long trials, double rate) {
        return Sample.events(Math.round(trials * rate * random.nextDouble(0.8, 1.2)), trials);
    }

    private static Sample crashes(int hour) {
        return Sample.events(5L * (hour + 1), 5_000L * (hour + 1));
    }

    private Sample numbers() {
        return Sample.moments(random.nextLong(500, 900), random.nextDouble(59, 61), random.nextDouble(300, 500));
    }

    private Sample reports() {
        return Sample.counts(random.nextInt(2), 0.01);
    }

    @Test
    void remembersAsManyWindowsAsItMay() {
        assertThat(Rollouts.records(rollout)).hasSize(6).allSatisfy(record -> {
            assertThat(record.windows().recent()).hasSize(ObservedWindows.RECENT);
            assertThat(record.windows().settled()).hasSizeLessThanOrEqualTo(ObservedWindows.SETTLED);
            assertThat(record.detections()).hasSizeLessThanOrEqualTo(Detection.Kind.values().length);
        });
        assertThat(Rollouts.records(rollout))
                .anySatisfy(record -> assertThat(record.windows().settled()).hasSize(ObservedWindows.SETTLED));
    }

    @Test
    void tellsAsManyStretchesApartAsItMay() {
        assertThat(Rollouts.records(rollout))
                .allSatisfy(record ->
                        assertThat(record.buckets()).hasSize(record.metric().equals("Crashes") ? 1 : MOST_BUCKETS));
    }

    @Test
    void keepsAsManyDaysOfRunningSumsAsItMay() {
        assertThat(Rollouts.records(rollout))
                .allSatisfy(record -> assertThat(record.stretches().stood())
                        .hasSize(record.metric().equals("Crashes") ? MOST_BUCKETS : 0));
    }

    @Test
    void keepsSumsOfTheSameLength() {
        assertThat(Rollouts.records(rollout).stream().flatMap(record -> record.buckets().stream()))
                .flatExtracting(bucket -> digits(bucket.treated()))
                .allSatisfy(digits -> assertThat(digits).isLessThanOrEqualTo(MOST_DIGITS));
    }

    private static List<Integer> digits(GroupTotals group) {
        return Stream.of(group.exposure(), group.sum(), group.squares())
                .map(BigDecimal::precision)
                .toList();
    }

    @Test
    void keepsNothingOfLooks() {
        RolloutState before = rollout.state();
        assertThat(rollout.decide(Duration.ofHours(HOURS)).reasons()).isNotEmpty();
        assertThat(rollout.state()).isEqualTo(before);
        assertThat(rollout.transitions()).isEmpty();
    }
}
