package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Plans.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.PlanParts;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanAgreementTest {
    private static final Population RINGS = Population.ofRings(Ring.of("Company", 40), Ring.of("All", 5_200));

    @Test
    void theRiskIsThatOfTheAssessment() {
        Assessment other = new Assessment(List.of(), RiskLevel.LOW, List.of(), RolloutNeed.REQUIRED, List.of());

        assertThat(differences(PlanParts.replaceAssessment(SOUND, other))).containsExactly("risk: MEDIUM, not LOW");
    }

    @Test
    void phasesExposeWhatThePopulationConsistsOf() {
        RolloutPlan plan = exposing(
                Population.ofUsersPerDay(10).withUnit("clinic"),
                new Audience.RandomPercentage("user"),
                new Audience.Everyone("user"),
                new Audience.RingMembers("All", 5_200, "user"),
                new Audience.Everyone("clinic"));

        assertThat(differences(plan))
                .containsExactly(
                        "phases[0].audience: user, not clinic",
                        "phases[1].audience: user, not clinic",
                        "phases[2].audience: user, not clinic");
    }

    @Test
    void aRingIsOneOfThePopulation() {
        RolloutPlan plan = exposing(
                RINGS,
                new Audience.RingMembers("Company", 40, "user"),
                new Audience.RingMembers("All", 40, "user"),
                new Audience.RingMembers("Partners", 40, "user"));

        assertThat(differences(plan))
                .containsExactly("phases[1].audience: 40, not 5200", "phases[2].audience: 40, not none");
    }

    @Test
    void aGroupIsRecognisedByTheSameInPhaseFlagAndPopulation() {
        TargetingCondition beta = TargetingCondition.is("user.tier", "beta");
        TargetingCondition gold = TargetingCondition.is("user.tier", "gold");
        Population rings = Population.ofRings(Ring.of("Beta", 40).recognisedBy(beta), Ring.of("All", 5_200));
        FeatureFlag flag = SOUND.flags().get(0);
        TargetingRule rule = new TargetingRule("beta", Optional.of(beta), FlagValue.of(true));
        FeatureFlag targeting = FeatureFlag.builder()
                .key(flag.key())
                .type(flag.type())
                .defaultValue(flag.defaultValue())
                .implementation(flag.implementation())
                .addRules(rule)
                .build();

        RolloutPlan agreed = exposing(rings, new Audience.RingMembers("Beta", 40, "user", Optional.of(beta)))
                .withFlags(List.of(targeting));
        RolloutPlan other = exposing(rings, new Audience.RingMembers("Beta", 40, "user", Optional.of(gold)))
                .withFlags(List.of(targeting));
        RolloutPlan unsaid =
                exposing(rings, new Audience.RingMembers("Beta", 40, "user")).withFlags(List.of(targeting));

        assertThat(differences(agreed)).isEmpty();
        assertThat(differences(other))
                .containsExactly(
                        "phases[0].audience: user.tier == 'gold', not user.tier == 'beta'",
                        "phases[0].audience: user.tier == 'gold', not user.tier == 'beta'");
        assertThat(differences(unsaid)).hasSize(2).allMatch(text -> text.endsWith("none, not user.tier == 'beta'"));
    }

    private static List<String> differences(RolloutPlan plan) {
        return Breaches.differences(plan, PlanAgreement::check);
    }

    private static RolloutPlan exposing(Population population, Audience... audiences) {
        List<RolloutPhase> phases = List.of(audiences).stream()
                .map(audience -> RolloutPhase.builder()
                        .number(1)
                        .name("Phase")
                        .percentage(Percentage.ONE_HUNDRED)
                        .audience(audience)
                        .build())
                .toList();
        return PlanParts.replacePopulation(PlanParts.replacePhases(SOUND, phases), population);
    }
}
