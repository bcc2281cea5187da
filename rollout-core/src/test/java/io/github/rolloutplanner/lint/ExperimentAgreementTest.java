package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.internal.rules.LintAgreementRows;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.PlanParts;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ExperimentAgreementTest {
    private static final RolloutPlan COMPUTED = RolloutPlanner.forChange("Green button")
            .ui("The order button is green")
            .population(Population.ofUsersPerDay(60_000))
            .success(Metric.conversion("Orders", percent(10)))
            .experiment(ExperimentRequest.changing("Orders", percent(5))
                    .withLooks(2, ExperimentRequest.Spending.OBRIEN_FLEMING))
            .plan();

    @Test
    void aComputedPlanAgrees() {
        assertThat(COMPUTED.experiment().orElseThrow().looks()).hasSize(2);
        assertThat(differences(COMPUTED)).isEmpty();
    }

    @Test
    void aTestNeedsAPhase() {
        assertThat(Breaches.of(
                        withTested(phase -> phase.withPurpose(PhasePurpose.ROLLOUT)), ExperimentAgreement::check))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.row()).isEqualTo(LintAgreementRows.NO_PHASE);
                    assertThat(breach.path()).isEqualTo("experiment.enabled");
                });
    }

    @Test
    void itsPhaseIsAsLongAndAsLarge() {
        assertThat(differences(
                        withTested(phase -> phase.withPercentage(percent(40)).withSoak(Duration.ofHours(5)))))
                .containsExactly("experiment.days: PT168H, not PT5H", "phases[1].percentage: 40%, not 50%");
    }

    @Test
    void itsLastLookIsAtItsEnd() {
        Experiment planned = COMPUTED.experiment().orElseThrow();
        Experiment later =
                Plans.design(50, 50).days(7).addLooks(planned.looks().get(0)).build();

        assertThat(differences(COMPUTED.withExperiment(later))).containsExactly("experiment.looks: 4, not 7");
    }

    @Test
    void itsFlagHasItsGroups() {
        assertThat(differences(COMPUTED.withFlags(List.of(flag(), flag(60, 40), flag(50, 50)))))
                .containsExactly("flags[1].variants: [60%, 40%], not [50%, 50%]");
    }

    private static List<String> differences(RolloutPlan plan) {
        return Breaches.differences(plan, ExperimentAgreement::check);
    }

    private static RolloutPlan withTested(UnaryOperator<RolloutPhase> change) {
        return PlanParts.replacePhases(COMPUTED, Plans.changed(COMPUTED.phases(), 1, change));
    }

    private static FeatureFlag flag(double... split) {
        FeatureFlag.Builder flag =
                Plans.flag("green-button", FeatureFlag.Type.MULTIVARIATE, FlagValue.of("grey"), Plans.CODE);
        for (double percentage : split) {
            flag.addVariants(new VariantPercentage("variant", percent(percentage)));
        }
        return flag.build();
    }
}
