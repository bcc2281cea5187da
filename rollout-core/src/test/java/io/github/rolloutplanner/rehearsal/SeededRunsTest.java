package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.CONVERSION;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.REPORTS;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.REVENUE;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.SPEED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Equal seeds give equal runs, from one version to the next: whoever keeps a figure of a rehearsal finds it again. */
class SeededRunsTest {
    private static final RolloutPlan EXPERIMENT = RolloutPlanner.forChange("Sign-up form")
            .behavioral("The form asks for less")
            .population(Population.ofUsersPerDay(60_000))
            .experiment(ExperimentRequest.changing(CONVERSION, percent(5)))
            .success(Metric.conversion(CONVERSION, percent(10)))
            .guardrail(Metric.errorRate(ERRORS, percent(1))
                    .withExposureUnit(ExposureUnit.USER)
                    .mustStayBelow(percent(2)))
            .plan();

    private static RehearsalReport played(RolloutPlan plan, Scenario scenario) {
        return Rehearsal.of(plan).against(scenario).runs(6).seed(7).play();
    }

    @Test
    void ofARolloutInBusyTraffic() {
        RehearsalReport report = played(
                RehearsedPlans.ofAllKinds(),
                Scenario.harmless()
                        .withDailyNoise(ERRORS, percent(10))
                        .withSnapshots(SPEED, percent(10))
                        .withSnapshots(ERRORS, percent(10))
                        .withStickyUsers(ERRORS, 16, 0.01)
                        .withCorrectedData(REVENUE, TimeWindow.ofHours(12, 13), 0.9, Duration.ofHours(3))
                        .withLateEvents(REPORTS, Duration.ofHours(1), Duration.ofHours(6))
                        .withEffect(
                                ERRORS,
                                Effect.times(1.5)
                                        .inPhase("Half")
                                        .fromPercentage(percent(20))
                                        .onBothGroups())
                        .withEffect(SPEED, Effect.times(1.02)));

        assertThat(report.runs())
                .extracting(Run::toString)
                .containsExactly(
                        "run 0: Held in 'All' after 23 days 22 hours, 776,370 exposed",
                        "run 1: Completed in 'All' after 8 days 11 hours, 385,645 exposed",
                        "run 2: Held in 'All' after 23 days 22 hours, 776,370 exposed",
                        "run 3: Completed in 'All' after 19 days 8 hours, 677,009 exposed",
                        "run 4: Completed in 'All' after 8 days 11 hours, 385,645 exposed",
                        "run 5: Completed in 'All' after 20 days 8 hours, 699,484 exposed");
        assertThat(report.runs())
                .extracting(run -> run.cost(ERRORS))
                .containsExactly(
                        279119.1107274897,
                        85477.44855917006,
                        272849.7808294102,
                        224759.63019878388,
                        90571.13535388214,
                        226980.05190270225);
    }

    @Test
    void ofAnExperimentThatShips() {
        RehearsalReport report = played(EXPERIMENT, Scenario.harmless().withEffect(CONVERSION, Effect.times(1.06)));

        assertThat(report.runs(run -> run.length().equals(Duration.ofDays(9)) && run.exposed() == 135_231))
                .isEqualTo(5);
        Run missed = report.runs().get(4);
        assertThat(missed.firstCall()).contains(Duration.ofDays(8));
        assertThat(missed.isShipped()).isFalse();
    }

    @Test
    void ofAnExperimentThatIsRolledBack() {
        assertThat(played(EXPERIMENT, Scenario.harmless().withEffect(ERRORS, Effect.times(2)))
                        .runs())
                .extracting(Run::toString)
                .containsExactly(
                        "run 0: RolledBack in 'Pilot' after 16 hours, 2,000 exposed",
                        "run 1: RolledBack in 'Experiment' after 1 day 1 hour, 4,199 exposed",
                        "run 2: RolledBack in 'Pilot' after 9 hours, 1,125 exposed",
                        "run 3: RolledBack in 'Pilot' after 13 hours, 1,625 exposed",
                        "run 4: RolledBack in 'Experiment' after 1 day 3 hours, 6,595 exposed",
                        "run 5: RolledBack in 'Pilot' after 10 hours, 1,250 exposed");
    }
}
