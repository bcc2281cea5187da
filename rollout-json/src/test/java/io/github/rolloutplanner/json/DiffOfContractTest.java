package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.diff.Direction;
import io.github.rolloutplanner.diff.PlanChange;
import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.diff.PlanDiff;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract has no place for is not known of a plan that was read from it; it is not gone. */
class DiffOfContractTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Search")
            .behavioral("Results are ranked by a model")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(40_000_000))
            .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
            .owner("Ada")
            .plan();
    private static final RolloutPlan READ = RolloutJson.read(RolloutJson.write(PLAN));

    @Test
    void nothingIsSaferOrRiskierThatIsNotKnown() {
        PlanDiff diff = PlanDiff.between(PLAN, READ);

        assertThat(diff.changes())
                .isNotEmpty()
                .allMatch(change -> change.direction() == Direction.NEUTRAL)
                .allMatch(change -> change.after().isEmpty())
                .allMatch(change -> change.sentence().contains(": not known of the later plan, "));
        assertThat(PlanDiff.between(READ, PLAN).changes())
                .hasSameSizeAs(diff.changes())
                .allMatch(change -> change.before().isEmpty())
                .allMatch(change -> change.sentence().contains(": not known of the earlier plan, "))
                .allMatch(change -> change.sentence().endsWith(" in the later one."));
    }

    /** The contract writes the names of groups in small letters. */
    @Test
    void theRuleOfARingIsTheSameOne() {
        RolloutPlan rings = RolloutPlanner.forChange("Form")
                .touching(Trait.PAYMENTS)
                .population(
                        Population.ofRings(Ring.of("Internal", 50), Ring.of("Beta", 1_000), Ring.of("All", 100_000)))
                .plan();

        assertThat(PlanDiff.between(rings, RolloutJson.read(RolloutJson.write(rings)))
                        .changes())
                .isNotEmpty()
                .allMatch(change -> change.direction() == Direction.NEUTRAL)
                .noneMatch(change -> change.kind() == Kind.TARGETING);
    }

    @Test
    void evidencePopulationAndPeopleAreSaidNotToBeKnown() {
        assertThat(PlanDiff.between(PLAN, READ).sentences())
                .contains(
                        "Users a day: not known of the later plan, 2,000,000 in the earlier one.",
                        "Errors in Canary (1%): not known of the later plan, powered in the earlier one.",
                        "The role of the gate of Errors in Canary (1%): not known of the later plan, guardrail in the"
                                + " earlier one.",
                        "What follows on the gate of Errors in Canary (1%): not known of the later plan, roll back on a"
                                + " breach in the earlier one.",
                        "Owner: not known of the later plan, Ada in the earlier one.");
    }

    @Test
    void whatTheContractSaysOtherwiseIsAChange() {
        List<RolloutPhase> fewer = new ArrayList<>(READ.phases());
        fewer.remove(2);

        assertThat(PlanDiff.between(PLAN, READ.withPhases(fewer)).changes(Direction.RISKIER))
                .extracting(PlanChange::kind)
                .contains(Kind.PHASE, Kind.EXPOSURE);
    }

    @Test
    void betweenTwoPlansOfTheContractNothingIsUnknown() {
        RolloutPlan without = READ.withRollback(READ.rollback().withAutomaticTriggers());

        assertThat(PlanDiff.between(READ, without).changes())
                .extracting(PlanChange::kind, PlanChange::direction)
                .containsExactly(tuple(Kind.TRIGGER, Direction.RISKIER));
    }
}
