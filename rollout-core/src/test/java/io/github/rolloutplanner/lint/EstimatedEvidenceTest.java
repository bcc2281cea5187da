package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Plans.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of an external plan with next to no traffic, which of its gates can be judged at all. */
class EstimatedEvidenceTest {
    private static final String PILOT = "phases[1].goLiveCriteria[0]";
    private static final String EXPERIMENT = "phases[2].goLiveCriteria[0]";
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    @Test
    void aGateIsJudgedInThePhaseThatHasTrafficFirst() {
        assertThat(firstJudged(0, phase -> phase.withGoLiveCriteria(gate("API error rate", "< 0.17%"))))
                .isEqualTo(PILOT);
    }

    @Test
    void aPhaseIsJudgedByALengthThatARolloutCanHave() {
        assertThat(firstJudged(1, phase -> phase.withSoak(TEN_YEARS))).isEqualTo(PILOT);
        assertThat(firstJudged(1, phase -> phase.withSoak(TEN_YEARS.plusNanos(1))))
                .isEqualTo(EXPERIMENT);
        assertThat(firstJudged(1, phase -> phase.withSoak(Duration.ZERO))).isEqualTo(EXPERIMENT);
        assertThat(firstJudged(1, phase -> phase.withSoak(Duration.ofDays(-1)))).isEqualTo(EXPERIMENT);
    }

    /** Such gates are found by other rules. */
    @ParameterizedTest
    @ValueSource(strings = {"< 0.1%", "< 0.05%", "< 100.1%"})
    void aGateWithoutAnEffectIsNotJudged(String gate) {
        assertThat(firstJudged(1, phase -> phase.withGoLiveCriteria(gate("API error rate", gate))))
                .isEqualTo(EXPERIMENT);
    }

    @Test
    void aMeanWithoutItsSpreadIsNotJudged() {
        Gate slow = gate("Load time", "< 3s");
        RolloutPlan plan = Plans.withAlso(Plans.metric("Load time", MetricKind.MEAN, "2s", "< 3s"));

        assertThat(firstJudged(
                        foreign(1, phase -> phase.withGoLiveCriteria(slow)).withMonitoring(plan.monitoring())))
                .isEqualTo(EXPERIMENT);
    }

    private static String firstJudged(int phaseAt, UnaryOperator<RolloutPhase> change) {
        return firstJudged(foreign(phaseAt, change));
    }

    private static String firstJudged(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.rule().equals("evidence.too-small"))
                .findFirst()
                .orElseThrow()
                .path();
    }

    /** Two requests a day, so that every gate is underpowered. */
    private static RolloutPlan foreign(int phaseAt, UnaryOperator<RolloutPhase> change) {
        RolloutPlan plan = Plans.with(
                Plans.SOUND.risk(),
                Optional.empty(),
                Optional.of(Population.ofUsersPerDay(2).withRequestsPerDay(2)),
                Plans.SOUND.experiment(),
                Plans.SOUND.successCriteria());
        return plan.withPhases(Plans.changed(plan.phases(), phaseAt, change));
    }
}
