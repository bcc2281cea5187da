package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan holds what it is told; a document that nobody could read is never written. */
class UnwritablePlanTest {

    private static void assertRefused(RolloutPlan plan, String problem) {
        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RolloutJson.write(plan))
                .withMessageContaining("\n" + problem);
        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RolloutJson.writeDetailed(plan))
                .withMessageContaining("\n" + problem);
    }

    private static RolloutPlan withPhases(RolloutPhase... phases) {
        return Plans.least().withPhases(List.of(phases));
    }

    private static RolloutPhase phase(int number, double percentage) {
        return Plans.phase(number, "Phase", percentage)
                .audience(new Audience.Everyone("user"))
                .build();
    }

    @Test
    void aPercentageIsFromNothingToEverything() {
        assertRefused(withPhases(phase(1, 120)), "/rollout_phases/0/percentage: Found the number 120.");
        assertRefused(withPhases(phase(1, -0.5)), "/rollout_phases/0/percentage: Found the number -0.5.");
    }

    @Test
    void phasesAreNumberedFromOne() {
        assertRefused(withPhases(phase(0, 5)), "/rollout_phases/0/phase: Found the number 0.");
        assertRefused(withPhases(phase(1, 5), phase(3, 100)), "/rollout_phases/1/phase: Found the number 3.");
    }

    @Test
    void aSoakTakesTime() {
        assertRefused(
                withPhases(phase(1, 5).withSoak(Duration.ZERO)),
                "/rollout_phases/0/duration_hours: Found the number 0.");
        assertRefused(
                withPhases(phase(1, 5).withSoak(Duration.ofHours(-1))),
                "/rollout_phases/0/duration_hours: Found the number -1.");
        assertRefused(
                withPhases(phase(1, 5).withSoak(Duration.ofDays(1_000_000))),
                "/rollout_phases/0/duration_hours: Found the number 24000000.");
    }

    @Test
    void confidenceIsAProbability() {
        assertRefused(
                Plans.least().withExperiment(confident(95)),
                "/ab_testing/statistical_significance: Found the number 95.");
        assertRefused(
                Plans.least().withExperiment(confident(Double.NaN)),
                "/ab_testing/statistical_significance: Found the text \"NaN\".");
    }

    private static Experiment confident(double confidence) {
        return Experiment.builder()
                .enabled(true)
                .control("a")
                .treatment("b")
                .hypothesis("b is better")
                .addSplit(Percentage.percent(50), Percentage.percent(50))
                .confidence(confidence)
                .build();
    }

    @Test
    void whatOnlyTheDetailedFormKnowsIsCheckedThere() {
        RolloutPlan plan = RolloutJson.read(RolloutJson.writeDetailed(Plans.everything()));
        RolloutPlan negative = withPopulation(plan, Population.ofUsersPerDay(-1));

        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RolloutJson.writeDetailed(negative))
                .withMessageEndingWith("1 problem.\n/population/users_per_day: Found the number -1."
                        + " Expected a whole number from 1 to 9223372036854775807.");
    }

    private static RolloutPlan withPopulation(RolloutPlan plan, Population population) {
        return RolloutPlan.builder()
                .feature(plan.feature())
                .risk(plan.risk())
                .population(population)
                .strategy(plan.strategy())
                .monitoring(plan.monitoring())
                .rollback(plan.rollback())
                .timeline(plan.timeline())
                .build();
    }
}
