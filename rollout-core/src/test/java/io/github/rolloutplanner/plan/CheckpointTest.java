package io.github.rolloutplanner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.Plans;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.Checkpoint.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The go/no-go decisions of a plan follow from its other parts. */
class CheckpointTest {
    private static final RolloutPlan CHECKOUT = Plans.onePageCheckout().plan();

    private static List<String> pointsOfNoReturn(RolloutPlan plan) {
        return plan.checkpoints().stream()
                .filter(Checkpoint::isPointOfNoReturn)
                .map(Checkpoint::name)
                .toList();
    }

    @Test
    void thereIsOneBeforeEachPhaseAndOneAtTheEnd() {
        assertThat(CHECKOUT.checkpoints())
                .extracting(Checkpoint::name)
                .containsExactly(
                        "Start of Internal (0%)",
                        "Promotion to Beta (5%)",
                        "Promotion to Early Adopters (25%)",
                        "Promotion to All (100%)",
                        "Completion of All (100%)");
        assertThat(CHECKOUT.checkpoints()).extracting(Checkpoint::phase).containsExactly(1, 2, 3, 4, 4);
    }

    @Test
    void aPromotionNeedsTheSoakAndTheGatesOfThePhaseBefore() {
        RolloutPhase beta = CHECKOUT.phases().get(1);
        Checkpoint promotion = CHECKOUT.checkpoints().get(2);

        assertThat(promotion.entryCriteria().get(0)).hasToString("Soak of Beta (5%) complete (4 days)");
        assertThat(beta.goLiveCriteria())
                .hasSize(promotion.entryCriteria().size()
                        - 1
                        + promotion.signOffs().size());
        for (Gate gate : beta.goLiveCriteria()) {
            assertThat(
                            gate.condition() instanceof Condition.Approval approval
                                    ? promotion.signOffs().contains(approval)
                                    : promotion.entryCriteria().stream()
                                            .anyMatch(criterion ->
                                                    criterion.text().equals(gate.toString())))
                    .isTrue();
        }
    }

    @Test
    void theStartNeedsTheChecklistAndTheOwner() {
        Checkpoint start = CHECKOUT.checkpoints().get(0);

        assertThat(start.entryCriteria()).isEqualTo(CHECKOUT.checklists().before());
        assertThat(start.signOffs())
                .containsExactly(new Condition.Approval(Optional.of("Team Checkout"), "Start of Internal (0%)"));
    }

    @Test
    void whatIsGoneWithTheFirstUserIsAPointOfNoReturnThere() {
        assertThat(pointsOfNoReturn(RolloutPlanner.forChange("Erase closed accounts")
                        .touching(Trait.IRREVERSIBLE, Trait.DATA_INTEGRITY)
                        .plan()))
                .containsExactly("Promotion to Beta (5%)");
        assertThat(pointsOfNoReturn(RolloutPlanner.forChange("Erase closed accounts")
                        .touching(Trait.IRREVERSIBLE)
                        .ladder(Step.last("All"))
                        .plan()))
                .containsExactly("Start of All (100%)");
        assertThat(pointsOfNoReturn(CHECKOUT)).isEmpty();
    }

    @Test
    void aMigrationCannotReturnOnceThePreviousStoreIsGone() {
        assertThat(pointsOfNoReturn(RolloutPlanner.forChange("New store")
                        .touching(Trait.DATA_MIGRATION)
                        .deliveredBy(Delivery.dataMigration())
                        .plan()))
                .containsExactly("Promotion to Contract (100%)");
    }

    @Test
    void theyFollowOtherPhases() {
        RolloutPlan shorter = CHECKOUT.withPhases(CHECKOUT.phases().subList(2, 4));

        assertThat(shorter.checkpoints())
                .extracting(Checkpoint::kind)
                .containsExactly(Kind.START, Kind.PROMOTION, Kind.COMPLETION);
    }

    @Test
    void aPlanWithoutPhasesHasNone() {
        assertThat(PlanParts.replacePhases(CHECKOUT, List.of()).checkpoints()).isEmpty();
    }

    @Test
    void aCriterionStandsOnce() {
        assertThat(CHECKOUT.checkpoints())
                .allSatisfy(checkpoint -> assertThat(checkpoint.entryCriteria())
                        .extracting(Statement::text)
                        .doesNotHaveDuplicates());
    }

    @Test
    void aRegularReleaseHasNone() {
        assertThat(Plans.softerShadows().plan().checkpoints()).isEmpty();
    }
}
