package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A resource in documents: as people write it, in plans, and in a rollout that is kept. */
class SaturationJsonTest {
    private static final Metric CPU =
            Metric.saturation("CPU", percent(60)).mustStayBelow(percent(80)).withBaseline(Baseline.within(percent(10)));
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Search by meaning")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(120_000))
            .guardrail(CPU)
            .plan();

    @Test
    void isWrittenByHandAsAnyMetric() {
        Change change = ChangeJson.read("""
                {"name": "a", "metrics": [{"name": "CPU", "role": "guardrail", "family": "performance",
                 "kind": "saturation", "baseline": "60%", "limit": "80%"}]}""");

        assertThat(change.measures())
                .containsExactly(new MetricInRole(
                        Metric.saturation("CPU", percent(60)).mustStayBelow(percent(80)), GateRole.GUARDRAIL));
        assertThat(ChangeJson.read(ChangeJson.write(change))).isEqualTo(change);
    }

    @Test
    void isReadBackInAPlan() {
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(PLAN))).isEqualTo(PLAN);
        assertThat(RolloutJson.write(PLAN)).contains("CPU exceeds 80% in 3 of 3 checks");
    }

    @Test
    void isReadBackWhereItIsBeyondItsGateAndItsLimit() {
        for (double reading : new double[] {60, 70, 97}) {
            RunningRollout rollout = RunningRollout.start(PLAN);
            for (int hour = 0; hour < 4; hour++) {
                rollout = rollout.observe(
                        Observation.increment("CPU", TimeWindow.ofHours(hour, hour + 1), Sample.reading(reading)));
            }
            RunningRollout again = RunningRolloutJson.read(RunningRolloutJson.write(rollout));

            assertThat(again).isEqualTo(rollout);
            assertThat(again.decide(Duration.ofHours(4)) instanceof Decision.RollBack)
                    .isEqualTo(reading > 80);
        }
    }
}
