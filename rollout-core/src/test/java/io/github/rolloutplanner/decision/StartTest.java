package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What any plan and any state allow. */
class StartTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("One-page checkout")
            .newFeature()
            .guardrail(Metric.errorRate("Errors", percent(0.2)))
            .plan();

    @Test
    void theSizesOfTheGroupsAreTaken() {
        RunningRollout rollout =
                RunningRollout.start(PLAN).observe(Observation.assignmentCounts(TimeWindow.ofHours(0, 1), 500, 9_500));

        assertThat(Rollouts.records(rollout))
                .extracting(MetricRecord::metric)
                .containsExactly(Observation.ASSIGNMENT_COUNTS);
        assertThat(rollout.decide(Duration.ofHours(1))).isInstanceOf(Decision.Hold.class);
    }

    @Test
    void anExperimentWithoutASplitSaysNothingOfTheGroups() {
        Experiment loose = Experiment.builder()
                .enabled(true)
                .control("old")
                .treatment("new")
                .hypothesis("new is better")
                .confidence(0.95)
                .build();

        assertThat(RunningRollout.start(PLAN.withExperiment(loose)).phase())
                .isEqualTo(PLAN.phases().get(0));
    }

    @Test
    void aMetricIsRememberedOnce() {
        MetricRecord record = MetricRecord.of("Errors");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunningRollout.restore(
                        PLAN,
                        DecisionPolicy.standard(),
                        new RolloutMemory(
                                PlanFingerprint.of(PLAN, DecisionPolicy.standard()),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(record, record))))
                .withMessage("The state remembers 'Errors' twice. Resume it as it was written.");
    }
}
