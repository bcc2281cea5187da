package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example of the specification, with its alternatives made concrete. */
class SpecificationExampleTest {
    private String example;
    private RolloutPlan plan;

    @BeforeEach
    void read() throws IOException {
        example = Golden.resource("specification-example.json");
        plan = RolloutJson.read(example);
    }

    @Test
    void isWrittenBackToTheByte() {
        assertThat(RolloutJson.write(plan)).isEqualTo(example);
    }

    @Test
    void losesNothingInTheDetailedForm() {
        RolloutPlan again = RolloutJson.read(RolloutJson.writeDetailed(plan));

        assertThat(again).isEqualTo(plan);
        assertThat(RolloutJson.write(again)).isEqualTo(example);
    }

    @Test
    void fitsTheSchema() {
        assertThat(JsonSchemas.CONTRACT.validate(Trees.read(example))).isEmpty();
    }

    @Test
    void knowsTheStrategyById() {
        assertThat(plan.risk()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(plan.strategy().id()).contains("percentage");
    }

    @Test
    void hasTypedPhases() {
        assertThat(plan.phases())
                .extracting(phase -> phase.percentage().value())
                .containsExactly(0.0, 5.0, 25.0, 100.0);
        assertThat(plan.phases().get(1).soak()).contains(Duration.ofDays(2));
        assertThat(plan.phases().get(3).soak()).isEmpty();
        assertThat(plan.phases().get(1).goLiveCriteria())
                .extracting(gate -> gate.role())
                .containsOnly(GateRole.SIGNAL);
        assertThat(plan.successCriteria()).extracting(gate -> gate.role()).containsOnly(GateRole.SUCCESS);
    }

    @Test
    void hasTypedMetrics() {
        MonitoredMetric loadTime = plan.monitoring().metrics().get(1);
        MonitoredMetric engagement = plan.monitoring().metrics().get(2);

        assertThat(loadTime.baseline()).isEqualTo(new Quantity(new BigDecimal("1.2"), "s"));
        assertThat(loadTime.threshold()).isEqualTo(Threshold.below(new Quantity(new BigDecimal("2.0"), "s")));
        assertThat(engagement.threshold())
                .isEqualTo(Threshold.above(new Quantity(new BigDecimal("4.0"), "min/session")));
    }

    @Test
    void hasTypedTriggers() {
        assertThat(plan.rollback().automaticTriggers().get(2).condition().measured())
                .hasValueSatisfying(measured ->
                        assertThat(measured.threshold()).isEqualTo(Threshold.above(Level.timesBaseline(3))));
    }

    @Test
    void hasStepsWithoutNumbers() {
        assertThat(plan.rollback().manualSteps().get(0).text()).isEqualTo("Flip feature flag to false");
    }

    @Test
    void hasTypedLengths() {
        assertThat(plan.rollback().within()).isEqualTo(TimeSpan.of(Duration.ofMinutes(5), ""));
        assertThat(plan.timeline().preparation())
                .isEqualTo(TimeSpan.of(Duration.ofDays(2), "feature flags, monitoring setup"));
        assertThat(plan.timeline().phases().get(3)).isEqualTo(TimeSpan.of(Duration.ZERO, "100% if all criteria met"));
        assertThat(plan.timeline().total()).isEqualTo(TimeSpan.of(Duration.ofDays(8), "from start to full rollout"));
        assertThat(plan.timeline().sum()).isEqualTo(Duration.ofDays(8));
        assertThat(plan.timeline().bake()).isEqualTo(TimeSpan.stated(""));
    }

    @Test
    void keepsTheDesignOfATestThatIsNotRun() {
        Experiment design = plan.experiment().orElseThrow();

        assertThat(design.enabled()).isFalse();
        assertThat(design.split()).containsExactly(Percentage.percent(50), Percentage.percent(50));
        assertThat(design.sampleSizePerGroup()).hasValue(1_000);
        assertThat(design.confidence()).isEqualTo(0.95);
    }

    @Test
    void targetsTheTeamAndBetaUsers() {
        assertThat(plan.flags().get(0).targets(TargetingRule.INTERNAL)).isTrue();
        assertThat(plan.flags().get(0).targets(TargetingRule.BETA)).isTrue();
        assertThat(plan.flags().get(0).startPercentage()).contains(Percentage.percent(5));
    }
}
