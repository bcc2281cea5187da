package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Baselines that were measured, on traffic that is not as it was then. */
class MeasuredBaselineTest {
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Scenario HARMLESS = Scenario.harmless();
    private static final Scenario DOUBLED =
            HARMLESS.withEffect(ERRORS, Effect.times(2).inPhase("All"));

    private static RolloutPlan plan(Baseline baseline) {
        return guarded(RehearsedPlans.change(), baseline);
    }

    private static RolloutPlan guarded(ChangeDraft change, Baseline baseline) {
        return change.guardrail(Metric.errorRate(ERRORS, percent(0.2))
                        .mustStayBelow(percent(0.5))
                        .withBaseline(baseline))
                .plan();
    }

    private static RehearsalReport played(Baseline baseline, Scenario scenario) {
        return played(plan(baseline), scenario);
    }

    /** Without an earlier phase, whose control group would show where the metric stands. */
    private static RehearsalReport atOnce(Baseline baseline, Scenario scenario) {
        return played(guarded(RehearsedPlans.change().ladder(Step.last("All")), baseline), scenario);
    }

    private static RehearsalReport played(RolloutPlan plan, Scenario scenario) {
        return Rehearsal.of(plan).against(scenario).runs(60).seed(11).play();
    }

    private static long needed(Baseline baseline) {
        return plan(baseline).phases().get(2).evidence().get(0).needed().orElseThrow();
    }

    @Test
    void withstandDaysThatDiffer() {
        RehearsalReport report =
                played(Baseline.measured(30_000_000, TWO_WEEKS), HARMLESS.withDailyNoise(ERRORS, percent(10)));

        assertThat(report.runs(Run::isRolledBack)).isLessThanOrEqualTo(3);
        assertThat(report.runs(Run::isCompleted)).isGreaterThanOrEqualTo(57);
    }

    @Test
    void areOffByTheirSamplingError() {
        Scenario measuredTooLow = HARMLESS.withBaselineTimes(ERRORS, 1.4);

        assertThat(atOnce(Baseline.measured(20_000, TWO_WEEKS), measuredTooLow).runs(Run::isRolledBack))
                .isLessThanOrEqualTo(3);
        assertThat(atOnce(Baseline.typed(), measuredTooLow).runs(Run::isRolledBack))
                .isGreaterThan(50);
    }

    @Test
    void needFewerObservationsThanTypedOnesAndMoreThanExactOnes() {
        Baseline measured = Baseline.measured(30_000_000, TWO_WEEKS);

        assertThat(needed(measured)).isBetween(needed(Baseline.exact()), needed(Baseline.typed()));
        assertThat(needed(measured)).isLessThan(needed(Baseline.typed()));
        assertThat(played(measured, DOUBLED).runs(Run::isRolledBack)).isEqualTo(60);
    }
}
