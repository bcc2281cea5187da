package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.state.ObservedWindows;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlingChecksTest {
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    @Test
    void asManyBreachesInARowAreCountedAsAreRemembered() {
        assertThat(HandlingChecks.MOST_IN_A_ROW).isEqualTo(ObservedWindows.RECENT);
    }

    @Test
    void eachThingThatKeepsAGateFromActingIsFound() {
        assertThat(found(gate().withTolerance(Tolerance.total(2_000_000_000))
                        .withHandling(new GateHandling(
                                Response.IGNORE, Response.HOLD, Response.ESCALATE, Response.HOLD, TEN_YEARS))))
                .hasSize(3);
    }

    @Test
    void aGraceThatNothingWaitsForIsNone() {
        assertThat(found(gate().withHandling(new GateHandling(
                        Response.ROLL_BACK, Response.HOLD, Response.HOLD, Response.HOLD, TEN_YEARS))))
                .isEmpty();
    }

    /** A day of silence is seen, however short the phase; else the grace ends with the phase. */
    @ParameterizedTest
    @CsvSource({"PT1H, P1D", "P1D, P1D", "P3D, P3D"})
    void aGraceMayLastAsLongAsItsPhase(Duration soak, Duration longest) {
        assertThat(found(waiting(soak, longest))).isEmpty();
        assertThat(found(waiting(soak, longest.plusSeconds(1)))).hasSize(1);
    }

    private static RolloutPlan waiting(Duration soak, Duration grace) {
        return Plans.withPhase(
                1,
                phase -> phase.withGoLiveCriteria(gate().withHandling(handling(grace)))
                        .withSoak(soak));
    }

    @Test
    void anObserverMayIgnoreAll() {
        assertThat(found(gate().withRole(GateRole.OBSERVE)
                        .withTolerance(Tolerance.total(2_000_000_000))
                        .withHandling(GateHandling.of(GateRole.OBSERVE, TEN_YEARS))))
                .isEmpty();
    }

    /** Of a phase of unknown length nobody can say that data are waited for too long, or that the breaches never come. */
    @Test
    void anUnknownLengthIsGivenTheBenefitOfTheDoubt() {
        Gate patient = gate().withTolerance(Tolerance.total(5_000_000)).withHandling(handling(TEN_YEARS));
        RolloutPlan plan =
                Plans.withPhase(1, phase -> phase.withGoLiveCriteria(patient).withSoak(Duration.ZERO));

        assertThat(found(plan)).isEmpty();
    }

    private static GateHandling handling(Duration grace) {
        return GateHandling.of(GateRole.GUARDRAIL, grace);
    }

    private static Gate gate() {
        return Plans.gate("API error rate", "< 0.17%");
    }

    private static List<Finding> found(Gate gate) {
        return found(Plans.withGate(gate));
    }

    private static List<Finding> found(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.rule().equals("criteria.without-effect"))
                .toList();
    }
}
