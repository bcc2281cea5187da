package io.github.rolloutplanner.policy;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.StrategyNotFoundException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RolloutPolicyTest {
    private static final RolloutPolicy STANDARD = RolloutPolicy.standard();

    private static ChangeDraft describe(RolloutPolicy policy) {
        return RolloutPlanner.withPolicy(policy).describe("Saved filters").newFeature();
    }

    private static RolloutPlan plan(RolloutPolicy policy) {
        return describe(policy).plan();
    }

    @Nested
    class AnOrganisationMayChange {
        @Test
        void theRiskOfATrait() {
            assertThat(plan(STANDARD.withRisk(Trait.NEW_FEATURE, RiskLevel.HIGH))
                            .risk())
                    .isEqualTo(RiskLevel.HIGH);
        }

        @Test
        void theLadderOfAStrategy() {
            Ladder slow = Ladder.of(Step.of("Tiny", 0.1, ofDays(7)), Step.last("Everybody"));
            assertThat(plan(STANDARD.withLadder("percentage", slow)).phases())
                    .extracting(RolloutPhase::percentage)
                    .containsExactly(percent(0.1), percent(100));
        }

        @Test
        void theStrategyForATrait() {
            assertThat(plan(STANDARD.withForcedStrategy(Trait.NEW_FEATURE, "ring"))
                            .strategy()
                            .id())
                    .contains("ring");
        }

        @Test
        void theBoundOfRollbacks() {
            RolloutPolicy quick = STANDARD.withRollbackBound(RiskLevel.MEDIUM, Duration.ofMinutes(12));
            assertThat(plan(quick).rollback().within().length()).contains(Duration.ofMinutes(12));
        }

        @Test
        void howManyPeopleApprove() {
            RolloutPolicy two = STANDARD.withApprovals(RiskLevel.HIGH, 2);
            assertThat(two.approvalsFor(RiskLevel.HIGH)).isEqualTo(2);
            assertThat(two.approvalsFor(RiskLevel.CRITICAL)).isOne();
            assertThat(STANDARD.withApprovals(RiskLevel.LOW, 10).approvalsFor(RiskLevel.LOW))
                    .isEqualTo(10);
        }

        @Test
        void theTimeOfTheTeamAloneAndTheBake() {
            LadderPolicy ladders =
                    STANDARD.ladders().withInternalSoak(ofHours(5)).withBake(RiskLevel.MEDIUM, ofHours(6));
            RolloutPlan plan =
                    describe(STANDARD.withLadders(ladders)).internalFirst().plan();
            assertThat(plan.phases().get(0).soak()).contains(ofHours(5));
            assertThat(plan.timeline().bake().length()).contains(ofHours(6));
        }

        @Test
        void whereGatesAndAlertsLie() {
            assertThat(STANDARD.withLimits(STANDARD.limits().withMargins(0.5, 0.25, 0.6))
                            .limits()
                            .gateMargin(percent(100)))
                    .isEqualTo(0.25);
        }

        @Test
        void nothingOfTheStandardOne() {
            STANDARD.withRisk(Trait.NEW_FEATURE, RiskLevel.CRITICAL);
            assertThat(plan(RolloutPolicy.standard()).risk()).isEqualTo(RiskLevel.MEDIUM);
        }
    }

    @Nested
    class Refuses {
        @Test
        void aLadderThatIsNotSound() {
            Ladder falling = Ladder.of(Step.of("Half", 50, ofDays(1)), Step.of("Less", 5, ofDays(1)), Step.last("All"));
            assertThatThrownBy(() -> STANDARD.withLadder("percentage", falling))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("ladder of 'percentage'[1].percentage: Step 'Less' exposes 5%, less than 'Half' (50%)."
                            + " Swap the two steps, or raise it to at least 50%.");
        }

        @Test
        void aBoundThatCannotBeKept() {
            assertThatThrownBy(() -> STANDARD.withRollbackBound(RiskLevel.LOW, Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A rollback within 0 seconds cannot be kept. Give a length of time above zero.");
        }

        @Test
        void anApprovalByNoOneOrByACrowd() {
            assertThatThrownBy(() -> STANDARD.withApprovals(RiskLevel.LOW, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("An approval by 0 people is out of range. Give a number from 1 to 10.");
            assertThatThrownBy(() -> STANDARD.withApprovals(RiskLevel.HIGH, 11))
                    .hasMessage("An approval by 11 people is out of range. Give a number from 1 to 10.");
        }

        @Test
        void soaksThatShrinkWithRisk() {
            assertThatThrownBy(() -> STANDARD.ladders().withSoakIncreasePerLevel(-0.1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("More risk must not shorten a rollout: the increase of soaks (-0.1) must be at least 0,"
                            + " the internal soak (1 day) above zero.");
        }

        @Test
        void aBakeBelowZero() {
            assertThatThrownBy(() -> STANDARD.ladders().withBake(RiskLevel.LOW, ofHours(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void hoursBelowZeroAndDaysWithoutHours() {
            assertThatThrownBy(() -> PreparationPolicy.builder().flagHours(-1).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "Hours of preparation must not be negative and a day must have at least one: ");
            assertThatThrownBy(() -> PreparationPolicy.builder().hoursPerDay(0).build())
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void levelsThatAreNone() {
            assertThatThrownBy(() -> ExperimentPolicy.standard().withPower(1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The power 1.0 is out of range. Give a number strictly between 0 and 1.");
            assertThatThrownBy(() -> ExperimentPolicy.standard().withConfidence(Double.NaN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The confidence NaN is out of range. Give a number strictly between 0 and 1.");
        }

        @Test
        void weeksThatDoNotRise() {
            assertThatThrownBy(() -> ExperimentPolicy.standard().withWeeks(3, 2, 8))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Weeks must rise: 1 <= minimum (3) <= without traffic (2) <= maximum (8).");
        }

        @Test
        void toForceAStrategyThatIsNotThere() {
            assertThatThrownBy(() -> STANDARD.withForcedStrategy(Trait.NEW_FEATURE, "rings"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("No strategy has the id 'rings'. Known: ab-test, canary, immediate, percentage, ring."
                            + " Maybe you meant 'ring', or declare the id of your own strategy first, with"
                            + " withOwnStrategies(..).");
        }

        @Test
        void aLadderForAStrategyThatIsNotThere() {
            assertThatThrownBy(() -> STANDARD.withLadder("region-by-region", Ladder.of(Step.last("All"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("No strategy has the id 'region-by-region'. Known: ")
                    .hasMessageEndingWith(
                            " ring. Declare the id of your own strategy first, with withOwnStrategies(..).");
        }

        @Test
        void aLongestSoakForAStrategyThatIsNotThere() {
            EvidencePolicy evidence = STANDARD.evidence().withLongestSoak("cannary", ofDays(9));
            assertThatThrownBy(() -> STANDARD.withEvidence(evidence))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Maybe you meant 'canary'");
        }

        @Test
        void toForgetAStrategyThatItStillNames() {
            RolloutPolicy own = STANDARD.withOwnStrategies("by-night").withForcedStrategy(Trait.PAYMENTS, "by-night");
            assertThatThrownBy(() -> own.withOwnStrategies("by-day")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class StrategiesOfItsOwn {
        private static final RolloutPolicy OWN = STANDARD.withOwnStrategies("by-night", "by-day");

        @Test
        void haveLaddersAndLongestSoaksAndAreForced() {
            Ladder ladder = Ladder.of(Step.last("All"));
            RolloutPolicy policy = OWN.withLadder("by-night", ladder)
                    .withEvidence(OWN.evidence().withLongestSoak("by-day", ofDays(9)))
                    .withForcedStrategy(Trait.PAYMENTS, "by-day");
            assertThat(policy.ladders().ladders()).containsEntry("by-night", ladder);
            assertThat(policy.ladders().forced()).containsEntry(Trait.PAYMENTS, "by-day");
            assertThat(policy.evidence().longestSoakOf("by-day")).isEqualTo(ofDays(9));
        }

        @Test
        void areKnownToPlannersThatWereGivenThem() {
            ChangeDraft draft = describe(OWN.withForcedStrategy(Trait.NEW_FEATURE, "by-day"));
            assertThatThrownBy(draft::plan)
                    .isInstanceOf(StrategyNotFoundException.class)
                    .hasMessageStartingWith("No strategy has the id 'by-day'. Known: ab-test,");
        }
    }
}
