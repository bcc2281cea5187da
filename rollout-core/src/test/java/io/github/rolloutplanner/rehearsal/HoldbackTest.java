package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.CONVERSION;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A control group of 5% that is kept through the bake. */
class HoldbackTest {
    private static final Scenario HARMLESS = Scenario.harmless();
    private static final Scenario DOUBLED =
            HARMLESS.withEffect(ERRORS, Effect.times(2).inPhase("All"));

    private static ChangeDraft change(double held) {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()
                        .withLadders(LadderPolicy.standard().withHoldback(percent(held))))
                .describe("One-page checkout")
                .behavioral("Checkout is one page")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .ladder(
                        Step.of("Pilot", 5, Duration.ofDays(1)),
                        Step.of("Half", 50, Duration.ofDays(1)),
                        Step.last("All"));
    }

    private static RolloutPlan plan(double held) {
        return guarded(change(held));
    }

    private static RolloutPlan guarded(ChangeDraft change) {
        return change.guardrail(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    private static RehearsalReport played(RolloutPlan plan, Scenario scenario) {
        return Rehearsal.of(plan).against(scenario).runs(60).seed(3).play();
    }

    @Test
    void keepsAHarmlessChangeWhoseBaselineIsOffByHalf() {
        Scenario offByHalf = HARMLESS.withBaselineTimes(ERRORS, 1.5);

        RehearsalReport report = played(plan(5), offByHalf);

        assertThat(report.runs(Run::isRolledBack)).isLessThanOrEqualTo(3);
        assertThat(report.runs(Run::isCompleted)).isGreaterThanOrEqualTo(57);
        RolloutPlan alone = guarded(change(0).ladder(Step.last("All")));
        assertThat(played(alone, offByHalf).runs(Run::isRolledBack)).isEqualTo(60);
    }

    @Test
    void detectsDoubledErrorsSooner() {
        RehearsalReport beside = played(plan(5), DOUBLED);
        RehearsalReport alone = played(plan(0), DOUBLED);

        assertThat(beside.runs(Run::isRolledBack)).isEqualTo(60);
        assertThat(beside.length(0.9)).isLessThan(alone.length(0.1));
        assertThat(beside.cost(ERRORS, 0.5)).isLessThan(alone.cost(ERRORS, 0.5) / 2);
    }

    @Test
    void withstandsAnIncidentThatHitsAll() {
        RolloutPlan plan = plan(5);
        Duration bake = Duration.ofDays(2);

        RehearsalReport report =
                played(plan, HARMLESS.withIncident(ERRORS, new TimeWindow(bake, bake.plus(Duration.ofHours(12))), 2.4));

        assertThat(report.runs(Run::isRolledBack)).isLessThanOrEqualTo(3);
    }

    @Test
    void needsMoreExposedUsersTheSmallerItIs() {
        long beside = needed(plan(5));
        long larger = needed(plan(40));

        assertThat(beside).isGreaterThan(larger);
    }

    private static long needed(RolloutPlan plan) {
        return plan.phases().get(2).evidence().get(0).needed().orElseThrow();
    }

    @Test
    void judgesWhatWasHopedForBesideTheControlGroup() {
        RolloutPlan plan = change(5)
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)))
                .success(Metric.conversion(CONVERSION, percent(40)))
                .plan();

        Scenario better = HARMLESS.withBaselineTimes(CONVERSION, 0.9).withEffect(CONVERSION, Effect.times(1.05));

        assertThat(played(plan, better).runs(Run::isCompleted)).isGreaterThanOrEqualTo(57);
        assertThat(played(plan, HARMLESS.withBaselineTimes(CONVERSION, 1.2)).runs(Run::isCompleted))
                .isLessThan(6);
    }
}
