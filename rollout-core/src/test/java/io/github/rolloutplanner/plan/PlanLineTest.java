package io.github.rolloutplanner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.Plans;
import io.github.rolloutplanner.RolloutPlanner;
import org.junit.jupiter.api.Test;

class PlanLineTest {

    @Test
    void aPlanIsOneLine() {
        assertThat(Plans.onePageCheckout().plan())
                .hasToString("One-page checkout: critical risk, Ring Deployment, 4 phases, 14 days to 100%");
    }

    @Test
    void theLineIsTheSummary() {
        RolloutPlan plan = RolloutPlanner.forChange("Softer shadows").plan();

        assertThat(plan.summary()).isEqualTo(plan.toString());
    }

    @Test
    void aLongNameIsShortened() {
        RolloutPlan plan = RolloutPlanner.forChange("é🚀".repeat(100)).plan();

        assertThat(plan.toString()).startsWith("é🚀".repeat(30) + "...: ").hasSizeLessThan(200);
    }
}
