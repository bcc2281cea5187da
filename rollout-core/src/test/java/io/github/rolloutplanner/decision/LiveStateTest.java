package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.decision.CheckoutRollout.at;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must be live, whatever was done to a rollout. */
class LiveStateTest {
    private static final TargetingRule TEAM =
            new TargetingRule(TargetingRule.INTERNAL, Optional.empty(), FlagValue.of(true));
    private static final FeatureFlag FLAG = FeatureFlag.builder()
            .key("new-checkout")
            .type(FeatureFlag.Type.PERCENTAGE)
            .defaultValue(FlagValue.of(false))
            .addRules(TEAM)
            .implementation("flags.isOn()")
            .build();
    private static final FeatureFlag TEST = FeatureFlag.builder()
            .key("test")
            .type(FeatureFlag.Type.MULTIVARIATE)
            .defaultValue(FlagValue.of("old"))
            .addVariants(new VariantPercentage("old", percent(50)), new VariantPercentage("new", percent(50)))
            .implementation("flags.variant()")
            .build();
    private static final RolloutPlan PLAN = CheckoutRollout.plan().withFlags(List.of(FLAG));
    private static final RunningRollout STARTED = RunningRollout.start(PLAN);

    private static FlagState flag(RunningRollout rollout) {
        return rollout.live().flags().get(0);
    }

    private static RunningRollout inPhase(RolloutPlan plan, int number) {
        RunningRollout rollout = RunningRollout.start(plan);
        for (int phase = 1; phase < number; phase++) {
            rollout = rollout.advanceAnyway(at(phase), "Kim", "A test.");
        }
        return rollout;
    }

    private static RunningRollout completed(RolloutPlan plan) {
        int phases = plan.phases().size();
        return inPhase(plan, phases).advanceAnyway(at(phases), "Kim", "A test.");
    }

    @Test
    void isThePhaseWhileItRunsOrIsPaused() {
        for (RunningRollout rollout : List.of(STARTED, STARTED.pause(at(1), "Kim", "Lunch"))) {
            assertThat(rollout.live().percentage()).isEqualTo(percent(10));
            assertThat(rollout.live().audience()).contains(PLAN.phases().get(0).audience());
            assertThat(flag(rollout))
                    .isEqualTo(new FlagState(
                            "new-checkout",
                            true,
                            FlagValue.of(false),
                            List.of(TEAM),
                            percent(10),
                            List.of(),
                            Optional.empty()));
            assertThat(rollout.live()).hasToString("Random 10% of users (10%)");
        }
        assertThat(inPhase(PLAN, 2).live().percentage()).isEqualTo(percent(50));
    }

    @Test
    void isNobodyAfterARollback() {
        LiveState live = inPhase(PLAN, 2).rollBack(at(9), "Kim", "Errors").live();

        assertThat(live.percentage()).isEqualTo(Percentage.ZERO);
        assertThat(live.audience()).isEmpty();
        assertThat(live.flags()).containsExactly(FlagState.disabled(FLAG));
        assertThat(live).hasToString("No users (0%)");
    }

    @Test
    void isEverybodyAfterCompletion() {
        LiveState live = completed(PLAN).live();

        assertThat(live.percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(live.audience()).contains(PLAN.phases().get(2).audience());
        assertThat(live.flags().get(0).percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(live.flags().get(0).rules()).isEmpty();
    }

    @Test
    void aTestLetsInTwiceAsManyAsAreTreatedAndThenTreatsAll() {
        RolloutPlan plan = PLAN.withFlags(List.of(TEST));

        assertThat(flag(RunningRollout.start(plan)).percentage()).isEqualTo(percent(20));
        assertThat(flag(inPhase(plan, 2)).percentage()).isEqualTo(percent(100));
        assertThat(flag(completed(plan)).variants())
                .containsExactly(new VariantPercentage("new", Percentage.ONE_HUNDRED));
    }

    private static RolloutPlan payments() {
        return RolloutPlanner.forChange("Taxes")
                .newFeature()
                .touching(Trait.PAYMENTS)
                .plan();
    }

    private static List<String> segments(RunningRollout rollout) {
        return flag(rollout).rules().stream().map(TargetingRule::segment).toList();
    }

    private static Map<String, Percentage> variants(RunningRollout rollout) {
        return flag(rollout).variants().stream()
                .collect(Collectors.toMap(VariantPercentage::name, VariantPercentage::percentage));
    }

    @Test
    void eachRingIsReachedByItsRuleFromItsPhaseOn() {
        RolloutPlan plan = payments();

        assertThat(segments(inPhase(plan, 1))).containsExactly("internal");
        assertThat(segments(inPhase(plan, 2))).containsExactly("internal", "Beta");
        RunningRollout third = inPhase(plan, 3);
        assertThat(segments(third)).containsExactly("internal", "Beta", "Early Adopters");
        assertThat(flag(third).percentage()).isEqualTo(Percentage.ZERO);
        assertThat(flag(third).rules()).extracting(TargetingRule::value).containsOnly(FlagValue.of(true));
        assertThat(flag(third).rules().get(2).who()).isEqualTo("member of segment 'Early Adopters'");
        assertThat(flag(inPhase(plan, 4)).percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(flag(third.rollBack(at(9), "Kim", "Errors")).rules()).isEmpty();
        assertThat(flag(completed(plan)).rules()).isEmpty();
    }

    @Test
    void aRingOfKnownSizeIsReachedByItsRule() {
        RolloutPlan plan = RolloutPlanner.forChange("Taxes")
                .newFeature()
                .touching(Trait.PAYMENTS)
                .segment("Company", TargetingCondition.endsWith("user.email", "@company.com"))
                .population(Population.ofRings(
                        Ring.of("Company", 20_000), Ring.of("Region", 80_000), Ring.of("World", 200_000)))
                .plan();
        int company = numberOf(plan, "Company");

        FlagState first = flag(inPhase(plan, company));
        assertThat(first.percentage()).isEqualTo(Percentage.ZERO);
        assertThat(first.rules())
                .filteredOn(rule -> rule.segment().equals("Company"))
                .hasSize(1);
        assertThat(segments(inPhase(plan, company))).contains("Company").doesNotContain("Region");
        assertThat(segments(inPhase(plan, company + 1))).contains("Company", "Region");
        assertThat(flag(inPhase(plan, company + 2)).percentage()).isEqualTo(Percentage.ONE_HUNDRED);
    }

    private static int numberOf(RolloutPlan plan, String name) {
        return plan.phases().stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow()
                .number();
    }

    @Test
    void aFlagWithoutARuleForTheTeamGetsOne() {
        RolloutPlan plan = payments().withFlags(List.of(TEST));

        assertThat(flag(inPhase(plan, 2)).rules())
                .containsExactly(
                        new TargetingRule("internal", Optional.empty(), FlagValue.of("new")),
                        new TargetingRule("Beta", Optional.empty(), FlagValue.of("new")));
    }

    @Test
    void aSwitchThatIsOnIsTurnedOff() {
        FeatureFlag kill = FeatureFlag.builder()
                .key("old-checkout")
                .type(FeatureFlag.Type.BOOLEAN)
                .defaultValue(FlagValue.of(true))
                .implementation("flags.isOn()")
                .build();

        assertThat(flag(inPhase(payments().withFlags(List.of(kill)), 2)).rules())
                .extracting(TargetingRule::value)
                .containsExactly(FlagValue.of(false), FlagValue.of(false));
    }

    @Test
    void anExperimentKeepsItsSplitAndThenTheTreatmentWidensWithThePhases() {
        RolloutPlan plan = RolloutPlanner.forChange("Green button")
                .population(Population.ofUsersPerDay(120_000))
                .guardrail(Metric.errorRate("Errors", percent(0.2)))
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(ExperimentRequest.changing("Orders", percent(10)))
                .plan();
        int experiment = numberOf(plan, "Experiment");
        Map<String, Percentage> half = Map.of("control", percent(50), "treatment", percent(50));

        for (int phase = 1; phase <= plan.phases().size(); phase++) {
            RunningRollout rollout = inPhase(plan, phase);
            assertThat(variants(rollout))
                    .isEqualTo(
                            phase <= experiment ? half : treated(rollout.phase().percentage()));
            assertThat(flag(rollout).percentage().equals(Percentage.ONE_HUNDRED))
                    .isEqualTo(phase >= experiment);
        }
        assertThat(variants(completed(plan))).containsExactly(Map.entry("treatment", Percentage.ONE_HUNDRED));
    }

    private static Map<String, Percentage> treated(Percentage exposed) {
        return exposed.equals(Percentage.ONE_HUNDRED)
                ? Map.of("treatment", exposed)
                : Map.of("control", Percentage.ONE_HUNDRED.minus(exposed), "treatment", exposed);
    }

    @Test
    void severalTreatmentsKeepTheirProportions() {
        FeatureFlag three = FeatureFlag.builder()
                .key("test")
                .type(FeatureFlag.Type.MULTIVARIATE)
                .defaultValue(FlagValue.of("old"))
                .addVariants(
                        new VariantPercentage("old", percent(70)),
                        new VariantPercentage("red", percent(10)),
                        new VariantPercentage("blue", percent(20)))
                .implementation("flags.variant()")
                .build();
        RolloutPlan plan = PLAN.withFlags(List.of(three));

        assertThat(variants(inPhase(plan, 1))).containsEntry("old", percent(70));
        assertThat(variants(inPhase(plan, 2))).isEqualTo(variants(inPhase(plan, 1)));
        assertThat(variants(completed(plan))).containsOnlyKeys("red", "blue");
        assertThat(variants(completed(plan)).get("blue").fraction()).isCloseTo(2.0 / 3, offset(1e-6));
    }
}
