package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.People;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.PolicyLengths;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan is as long as the ladders of its own policy take it to be; one of others as the selection guide does. */
class OwnPolicyTest {
    private static final Population EVEN = Population.ofUsersPerDay(120_000_000).withRequestsPerDay(2_400_000_000L);
    private static final Population UNEVEN =
            EVEN.withHourlyProfile(1, 1, 1, 1, 1, 1, 2, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 3, 2, 1, 1);

    private static ChangeDraft change(RolloutPolicy policy, Trait trait, Population people) {
        return RolloutPlanner.withPolicy(policy)
                .describe("One-page checkout")
                .behavioral("Checkout is one page instead of three steps")
                .touching(trait)
                .dataRollback("Restore the orders of before")
                .owner("Team Checkout")
                .people(People.builder().addApprovers("Ada", "Grace").build())
                .population(people)
                .guardrail(Metric.errorRate("Checkout errors", percent(0.2)).withIntraclassCorrelation(0))
                .guardrail(Metric.conversion("Orders", percent(4)).mustStayAbove(percent(3)));
    }

    private static List<String> warnings(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.severity() != Finding.Severity.INFO)
                .map(Finding::toString)
                .toList();
    }

    private static List<String> timeline(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.path().equals("timeline"))
                .map(Finding::message)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(value = Trait.class, names = "IRREVERSIBLE", mode = EnumSource.Mode.EXCLUDE)
    void noPlanHasAWarningThatItsPolicyExplains(Trait trait) {
        for (RolloutPolicy policy : List.of(RolloutPolicy.fast(), RolloutPolicy.strict())) {
            assertThat(warnings(change(policy, trait, EVEN).plan())).isEmpty();
            assertThat(warnings(change(policy, trait, UNEVEN).plan())).isEmpty();
        }
    }

    /** Without traffic no evidence extends a phase. */
    @ParameterizedTest
    @EnumSource(
            value = Trait.class,
            names = {"VISUAL_ONLY", "CRITICAL_PATH", "PAYMENTS", "MULTI_TENANT"})
    void noPlanIsTooShortOrTooLongForItsPolicy(Trait trait) {
        for (RolloutPolicy policy : List.of(RolloutPolicy.fast(), RolloutPolicy.strict())) {
            RolloutPlan plan = RolloutPlanner.withPolicy(policy)
                    .describe("One-page checkout")
                    .behavioral("Checkout is one page instead of three steps")
                    .touching(trait)
                    .plan();

            assertThat(plan.policyLengths()).isPresent();
            assertThat(timeline(plan)).isEmpty();
        }
    }

    @Test
    void whatEvidenceExtendsIsSaidBesideTheLadder() {
        assertThat(timeline(change(RolloutPolicy.strict(), Trait.PAYMENTS, EVEN).plan()))
                .containsExactly(
                        "Critical risk, but the phases of Ring Deployment take 27 days 5 hours; the ladder of the policy"
                                + " takes 19 days. Extended until their gates have the sample that they need: Friends, Beta and Early"
                                + " Adopters.");
    }

    @Test
    void theLengthsAreThoseOfTheLadders() {
        assertThat(change(RolloutPolicy.fast(), Trait.VISUAL_ONLY, EVEN).plan().policyLengths())
                .contains(new PolicyLengths(Duration.ofDays(1), Optional.of(Duration.ofHours(12))));
        assertThat(change(RolloutPolicy.strict(), Trait.PAYMENTS, EVEN).plan().policyLengths())
                .contains(new PolicyLengths(Duration.ofDays(19), Optional.of(Duration.ofDays(4))));
        assertThat(change(RolloutPolicy.standard(), Trait.PAYMENTS, EVEN).plan().policyLengths())
                .isEmpty();
    }

    /** The caller's ladder is not the policy's word; that of the risk is. */
    @Test
    void theCallersLadderIsComparedWithThePolicys() {
        RolloutPlan plan = change(RolloutPolicy.fast(), Trait.VISUAL_ONLY, EVEN)
                .ladder(Step.of("Half", 50, Duration.ofHours(6)), Step.last("All"))
                .plan();

        assertThat(plan.policyLengths())
                .contains(new PolicyLengths(Duration.ofDays(1), Optional.of(Duration.ofHours(12))));
        assertThat(timeline(plan))
                .containsExactly("Medium risk, but the phases take 6 hours; the ladder of the policy takes 1 day.");
        assertThat(warnings(plan)).anyMatch(finding -> finding.contains("phases.soak-day"));
    }

    @Test
    void longerThanALongLadderIsSaidBesideIt() {
        RolloutPolicy slow = RolloutPolicy.standard()
                .withLadder("percentage", Ladder.of(Step.of("Pilot", 5, Duration.ofDays(9)), Step.last("All")));
        RolloutPlan plan = change(slow, Trait.VISUAL_ONLY, EVEN)
                .ladder(Step.of("Pilot", 5, Duration.ofDays(10)), Step.last("All"))
                .plan();

        assertThat(timeline(plan))
                .containsExactly(
                        "Medium risk, but the phases of Percentage-Based take 10 days; the ladder of the policy"
                                + " takes 9 days.");
    }

    @Test
    void whoGoesToAllAtOnceHasNoSoak() {
        assertThat(change(RolloutPolicy.fast(), Trait.VISUAL_ONLY, EVEN)
                        .using("immediate")
                        .plan()
                        .policyLengths())
                .isPresent();
        RolloutPlan typo = RolloutPlanner.withPolicy(RolloutPolicy.fast())
                .describe("Typo")
                .touching(Trait.VISUAL_ONLY)
                .plan();
        assertThat(typo.policyLengths()).contains(new PolicyLengths(Duration.ZERO, Optional.empty()));
    }
}
