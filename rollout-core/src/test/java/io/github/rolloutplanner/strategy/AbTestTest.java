package io.github.rolloutplanner.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.contract.Contexts;
import io.github.rolloutplanner.contract.RolloutStrategyContract;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("spec:strategy.ab-test")
class AbTestTest extends RolloutStrategyContract {

    @Override
    protected RolloutStrategy strategy() {
        return new AbTest();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOW      | 50%, 100%",
                "MEDIUM   | 5%, 50%, 100%",
                "HIGH     | 1%, 5%, 50%, 100%",
                "CRITICAL | 1%, 5%, 10%, 50%, 100%"
            })
    void rampsUpToTheSplitByRisk(RiskLevel risk, String percentages) {
        assertThat(String.join(", ", percentages("an even experiment", risk))).isEqualTo(percentages);
    }

    @Test
    void leavesOutTheStepsOfTheRampThatAreNotBelowTheSplit() {
        assertThat(percentages("a lopsided experiment", RiskLevel.CRITICAL)).startsWith("1%", "3%", "5%");
    }

    @Test
    void climbsNoStepThatIsTheSplit() {
        Change change = Change.named("Delivery slots")
                .riskAtLeast(RiskLevel.CRITICAL)
                .experiment(ExperimentRequest.changing("Sales", Percentage.percent(5))
                        .splitInto(90, 10))
                .build();

        assertThat(strategy().phases(Contexts.of(change)))
                .extracting(phase -> phase.step().percentage().toString())
                .containsExactly("1%", "5%", "10%", "25%", "50%", "100%");
    }

    /** A win among few says little of all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOW      | 3%, 5%, 25%, 50%, 100%",
                "MEDIUM   | 3%, 5%, 25%, 50%, 100%",
                "HIGH     | 1%, 3%, 5%, 10%, 25%, 50%, 100%",
                "CRITICAL | 1%, 3%, 5%, 10%, 25%, 50%, 100%"
            })
    void rampsUpToAllAfterAnExperimentOnFew(RiskLevel risk, String percentages) {
        assertThat(String.join(", ", percentages("a lopsided experiment", risk)))
                .isEqualTo(percentages);
        assertThat(strategy().phases(Contexts.of("a lopsided experiment", risk)))
                .extracting(phase -> phase.reasons().get(0).rule())
                .contains("phase.experiment-rollout");
    }

    @Test
    void runsTheExperimentForItsWholeWeeks() {
        PhaseOutline experiment = strategy()
                .phases(Contexts.of("an even experiment", RiskLevel.LOW))
                .get(0);
        assertThat(experiment.step().name()).isEqualTo("Experiment");
        assertThat(experiment.step().soak()).contains(Duration.ofDays(21));
        assertThat(experiment.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.rule()).isEqualTo("phase.experiment");
            assertThat(reason.facts()).containsExactly(entry("percentage", "50%"), entry("weeks", "3"));
        });
    }

    @Test
    void saysWhatTheOtherPhasesAreFor() {
        assertThat(strategy().phases(Contexts.of("an even experiment", RiskLevel.MEDIUM)))
                .extracting(phase -> phase.reasons().get(0).rule())
                .containsExactly("phase.experiment-ramp", "phase.experiment", "phase.experiment-end");
    }

    @ParameterizedTest
    @CsvSource({"an even experiment, ROLLOUT EXPERIMENT ROLLOUT", "nothing known, ROLLOUT ROLLOUT ROLLOUT"})
    void saysWhichPhaseIsTheExperiment(String situation, String purposes) {
        assertThat(strategy().phases(Contexts.of(situation, RiskLevel.MEDIUM)))
                .extracting(phase -> phase.purpose().name())
                .containsExactly(purposes.split(" "));
    }

    private List<String> percentages(String situation, RiskLevel risk) {
        return strategy().phases(Contexts.of(situation, risk)).stream()
                .map(phase -> phase.step().percentage().toString())
                .toList();
    }
}
