package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduledRolloutTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Search by meaning")
            .behavioral("Search finds what was meant")
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .ladder(Step.of("Pilot", 5, Duration.ofHours(6)), Step.last("All"))
            .guardrail(Metric.errorRate("Errors", percent(1)).mustStayBelow(percent(2)))
            .plan();
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final RolloutCalendar ANY_TIME = RolloutCalendar.alwaysOpen(ZoneId.of("Europe/Berlin"));

    private static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    /** Ready to be promoted at any time. */
    private static ScheduledRollout soaked(RolloutCalendar calendar) {
        RunningRollout rollout = RunningRollout.start(
                        PLAN, DecisionPolicy.standard().withDataEvery(Duration.ofDays(9)))
                .startedAt(START)
                .observe(Observation.increment(
                        "Errors", TimeWindow.ofHours(0, 6), Sample.events(400, 40_000), Sample.events(400, 40_000)));
        return ScheduledRollout.of(rollout, calendar);
    }

    @Test
    void decidesAsTheRunningRolloutDoes() {
        ScheduledRollout rollout = soaked(ANY_TIME);

        assertThat(rollout.decide(hour(6))).isEqualTo(rollout.rollout().decide(Duration.ofHours(6)));
        assertThat(rollout.advance(hour(6)).rollout())
                .isEqualTo(rollout.rollout().advance(Duration.ofHours(6)));
        assertThat(rollout.since()).isEqualTo(START);
        assertThat(rollout.advance(hour(6)).since()).isEqualTo(hour(6));
        assertThat(rollout)
                .hasToString(
                        "'Search by meaning' in 'Pilot' at 5% since 0h, phase since Mon 2026-03-02 10:00 Europe/Berlin");
    }

    @Test
    void twoStepsInOneSecondAreAtTheSameTime() {
        ScheduledRollout rollout = soaked(ANY_TIME);
        Instant early = hour(6).plusMillis(900);

        ScheduledRollout paused = rollout.pause(early, "Ada", "a report");

        assertThat(paused.resume(hour(6).plusMillis(100), "Ada").rollout().transitions())
                .extracting(done -> done.at())
                .containsOnly(Duration.ofHours(6));
        assertThat(rollout.elapsed(START.minusMillis(1))).isEqualTo(Duration.ofSeconds(-1));
    }

    @Test
    void aRolloutThatDoesNotKnowItsStartIsRefused() {
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> ScheduledRollout.of(RunningRollout.start(PLAN), ANY_TIME))
                .withMessage("'Search by meaning' does not know when it started. Give it with startedAt(..).");
    }

    @Test
    void aRolloutStartsOnce() {
        RunningRollout started = RunningRollout.start(PLAN).startedAt(START);

        assertThat(started.startedAt(START)).isEqualTo(started);
        assertThatExceptionOfType(TransitionException.class)
                .isThrownBy(() -> started.startedAt(hour(1)))
                .withMessage("'Search by meaning' started at 2026-03-02T09:00:00Z, not at 2026-03-02T10:00:00Z."
                        + " Leave out startedAt(..), or start the plan anew.");
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> RunningRollout.start(PLAN).startedAt(Instant.MAX))
                .withMessageContaining("Give a time in the years 1 to 8999.");
    }

    @Test
    void whatIsWaitedForBesideThePlanHoldsAndRollsBackAllTheSame() {
        RunningRollout rollout = soaked(ANY_TIME).rollout();
        Wait stop = new Wait.ForStop("incident 4711");

        Decision decision = rollout.decide(Duration.ofHours(6), List.of(stop));

        assertThat(decision)
                .hasToString("HOLD 'Pilot' at 5%: All rollouts are stopped until a person lifts it: incident 4711.");
        RunningRollout broken = RunningRollout.start(PLAN)
                .observe(Observation.increment(
                        "Errors", TimeWindow.ofHours(0, 6), Sample.events(4_000, 40_000), Sample.events(400, 40_000)));
        assertThat(broken.decide(Duration.ofHours(6), List.of(stop))).isInstanceOf(Decision.RollBack.class);
    }
}
