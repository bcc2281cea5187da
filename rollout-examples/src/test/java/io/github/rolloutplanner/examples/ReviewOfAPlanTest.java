package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.diff.PlanDiff;
import io.github.rolloutplanner.json.RolloutJson;
import org.junit.jupiter.api.Test;

/** A reviewer sees what a plan means, and not how it is written. */
class ReviewOfAPlanTest {

    @Test
    void printsTheSameEveryTime() {
        Golden.check("review-of-a-plan.md", Console.printedBy(() -> ReviewOfAPlan.main(new String[0])));
    }

    @Test
    void aLooserLimitIsFoundWhereverItFollows() {
        assertThat(PlanDiff.between(ReviewOfAPlan.before(), ReviewOfAPlan.after())
                        .changes())
                .filteredOn(change -> change.kind() == Kind.THRESHOLD)
                .extracting(change -> change.path().replaceAll("\\[\\d+\\]", ""))
                .contains("phases.goLiveCriteria.condition", "rollback.automaticTriggers.condition");
    }

    @Test
    void aPlanThatWasReadFromItsDetailedDocumentIsTheSame() {
        String document = RolloutJson.writeDetailed(ReviewOfAPlan.before());

        assertThat(PlanDiff.between(ReviewOfAPlan.before(), RolloutJson.read(document))
                        .changes())
                .isEmpty();
    }

    @Test
    void theContractKeepsWhoIsExposedWhenAndWhatStopsIt() {
        String contract = RolloutJson.write(ReviewOfAPlan.before());

        assertThat(PlanDiff.between(ReviewOfAPlan.before(), RolloutJson.read(contract))
                        .changes())
                .filteredOn(
                        change -> !change.path().endsWith(".limit")) // the trigger says it; a metric has no key for it
                .extracting(change -> change.kind())
                .doesNotContain(Kind.PHASE, Kind.PERCENTAGE, Kind.SOAK, Kind.EXPOSURE, Kind.THRESHOLD, Kind.TRIGGER);
    }
}
