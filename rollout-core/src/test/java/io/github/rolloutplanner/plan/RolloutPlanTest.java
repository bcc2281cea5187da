package io.github.rolloutplanner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RolloutPlanTest {
    private static final RolloutPlan PLAN =
            RolloutPlanner.forChange("Saved filters").newFeature().plan();

    @Test
    void isStartedByWhoeverDecides() {
        List<RolloutPhase> phases = PLAN.start(RolloutPlan::phases);

        assertThat(phases).isEqualTo(PLAN.phases());
    }

    @Test
    void takesWhoeverDecidesForMoreThanPlansAndSaysMoreThanIsAsked() {
        Function<Object, String> anybody = plan -> ((RolloutPlan) plan).feature();
        CharSequence said = PLAN.start(anybody);

        assertThat(said).hasToString("Saved filters");
    }
}
