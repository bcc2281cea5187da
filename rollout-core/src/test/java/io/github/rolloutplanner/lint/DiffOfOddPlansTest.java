package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.diff.PlanChange;
import io.github.rolloutplanner.diff.PlanDiff;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffOfOddPlansTest {
    private static final int PLANS = 150;

    @Test
    void plansOfStrangersAreComparedBothWays() {
        RolloutPlan before = new OddPlans(0).plan();
        for (int seed = 1; seed < PLANS; seed++) {
            RolloutPlan after = new OddPlans(seed).plan();

            PlanDiff diff = PlanDiff.between(before, after);

            assertThat(PlanDiff.between(after, after).changes()).isEmpty();
            assertThat(places(PlanDiff.between(after, before).changes(), false))
                    .containsExactlyInAnyOrderElementsOf(places(diff.changes(), true));
            assertThat(diff.markdown()).doesNotContain("null");
            before = after;
        }
    }

    private static List<List<Object>> places(List<PlanChange> changes, boolean isMirrored) {
        return changes.stream()
                .map(change -> List.<Object>of(
                        change.kind(),
                        isMirrored ? change.direction().opposite() : change.direction(),
                        isMirrored ? change.after() : change.before(),
                        isMirrored ? change.before() : change.after()))
                .toList();
    }
}
