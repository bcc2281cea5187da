package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Hourly data that always come six hours late are a normal life. */
class LateDataTest {
    private static final Duration LATE = Duration.ofHours(6);
    private static final int PHASES = 3;

    private static RehearsalReport play(Duration known) {
        Metric errors = Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5));
        RolloutPlan plan =
                RehearsedPlans.change().guardrail(errors.withArrival(known)).plan();
        return Rehearsal.of(plan)
                .against(Scenario.harmless().withDelay(ERRORS, LATE))
                .runs(20)
                .seed(11)
                .play();
    }

    @Test
    void aHarmlessChangeCompletesWithinItsTimelineAndTheDelaysAndNobodyIsCalled() {
        RehearsalReport report = play(LATE);

        assertThat(report.runs(run -> run.isCompletedWithin(LATE.multipliedBy(PHASES))))
                .isGreaterThanOrEqualTo(19);
        assertThat(report.runs(run -> run.firstCall().isPresent())).isZero();
    }

    @Test
    void aDelayThatNobodySaidCallsSomebody() {
        assertThat(play(Duration.ZERO).runs(run -> run.firstCall().isPresent())).isEqualTo(20);
    }

    @Test
    void doubledErrorsAreRolledBackAllTheSame() {
        RolloutPlan plan = RehearsedPlans.change()
                .guardrail(Metric.errorRate(ERRORS, percent(0.2))
                        .mustStayBelow(percent(0.5))
                        .withArrival(LATE))
                .plan();
        RehearsalReport report = Rehearsal.of(plan)
                .against(Scenario.harmless().withDelay(ERRORS, LATE).withEffect(ERRORS, Effect.times(3)))
                .runs(20)
                .seed(11)
                .play();

        assertThat(report.runs(run -> run.isRolledBackBy("Pilot"))).isGreaterThanOrEqualTo(19);
    }
}
