package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A resource whose readings swing and stay where they swung to, played over whole rollouts. */
class SaturationRehearsalTest {
    private static final String CPU = "CPU";
    private static final RolloutPlan PLAN = RehearsedPlans.change()
            .guardrail(Metric.saturation(CPU, percent(60)).mustStayBelow(percent(80)))
            .plan();
    private static final Rehearsal REHEARSAL = Rehearsal.of(PLAN).runs(40).seed(7);

    private static long rolledBack(Scenario scenario) {
        return REHEARSAL.against(scenario).play().runs(run -> run.ending() instanceof Run.Ending.RolledBack);
    }

    @Test
    void aHealthyOneIsNotRolledBack() {
        assertThat(rolledBack(Scenario.harmless().withHourlyCycle(CPU, percent(10))))
                .isZero();
    }

    @Test
    void aFullOneIsRolledBackInThePilot() {
        RehearsalReport report = REHEARSAL
                .against(Scenario.harmless().withEffect(CPU, Effect.times(1.6)))
                .play();

        assertThat(report.runs(run -> run.isRolledBackBy("Pilot"))).isEqualTo(40);
        assertThat(report.length(0.5)).isLessThanOrEqualTo(Duration.ofHours(12));
    }

    @Test
    void aLeakIsRolledBackBeforeItIsFull() {
        assertThat(rolledBack(
                        Scenario.harmless().withEffect(CPU, Effect.times(1.6).growingOver(Duration.ofDays(2)))))
                .isEqualTo(40);
    }

    @Test
    void anIncidentOfOneHourRollsNothingBack() {
        assertThat(rolledBack(Scenario.harmless().withIncident(CPU, TimeWindow.ofHours(30, 31), 1.6)))
                .isZero();
    }

    @Test
    void readingsAreNoSums() {
        assertThatExceptionOfType(InvalidRehearsalException.class)
                .isThrownBy(() -> rolledBack(Scenario.harmless().withSnapshots(CPU, percent(10))))
                .withMessageContaining("the metric is a resource, whose readings are no sums");
        assertThatExceptionOfType(InvalidRehearsalException.class)
                .isThrownBy(() -> rolledBack(Scenario.harmless().withStickyUsers(CPU, 4, 0.1)))
                .withMessageContaining("the metric has no events of trials");
    }
}
