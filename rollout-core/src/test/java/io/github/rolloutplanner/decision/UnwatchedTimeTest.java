package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A phase soaks while its metrics are watched. */
class UnwatchedTimeTest {
    private static final String ERRORS = "Errors";
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Search")
            .behavioral("x")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
            .guardrail(Metric.errorRate(ERRORS, percent(0.2)))
            .plan();
    private static final int SOAK =
            (int) PLAN.phases().get(0).soak().orElseThrow().toHours();

    private static RunningRollout hours(RunningRollout rollout, int from, int to) {
        RunningRollout next = rollout;
        for (int hour = from; hour < to; hour++) {
            next = next.observe(Observation.increment(
                    ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(40, 20_000), Sample.events(40, 20_000)));
        }
        return next;
    }

    private static Decision decision(RunningRollout rollout, int hour) {
        return rollout.decide(Duration.ofHours(hour));
    }

    @Test
    void withoutAGapThePhaseEndsAsPlanned() {
        assertThat(decision(hours(RunningRollout.start(PLAN), 0, SOAK), SOAK)).isInstanceOf(Decision.Advance.class);
    }

    @Test
    void whatWasNotWatchedIsMadeUpFor() {
        RunningRollout silent = hours(hours(RunningRollout.start(PLAN), 0, 4), SOAK - 1, SOAK);
        Decision held = decision(silent, SOAK);

        assertThat(held)
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.waits())
                                .filteredOn(Wait.ForSoak.class::isInstance)
                                .singleElement()
                                .satisfies(wait -> {
                                    assertThat(((Wait.ForSoak) wait).unwatched())
                                            .hasHours(SOAK - 5);
                                    assertThat(wait.until()).contains(Duration.ofHours(2L * SOAK - 5));
                                    assertThat(wait.reason().toString()).contains("but nothing was seen for");
                                }));
        assertThat(decision(hours(silent, SOAK, 2 * SOAK - 5), 2 * SOAK - 5)).isInstanceOf(Decision.Advance.class);
    }

    /** Hours that come late are no gap once they are there. */
    @Test
    void lateDataFillTheGap() {
        RunningRollout silent = hours(hours(RunningRollout.start(PLAN), 0, 4), SOAK - 1, SOAK);

        assertThat(decision(hours(silent, 4, SOAK - 1), SOAK)).isInstanceOf(Decision.Advance.class);
    }
}
