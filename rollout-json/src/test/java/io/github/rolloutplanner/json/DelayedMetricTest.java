package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Metrics whose observations ripen and arrive late. */
class DelayedMetricTest {
    private final RolloutPlan plan = RolloutPlanner.forChange("Search")
            .behavioral("Results are ranked by relevance")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(2_000_000))
            .guardrail(Metric.conversion("Day 3 retention", percent(40))
                    .withArrival(Duration.ofHours(6))
                    .mustStayAbove(percent(36)))
            .plan();

    @Test
    void readsBackAsItWasWritten() {
        String json = RolloutJson.writeDetailed(plan);

        assertThat(json).contains("\"ripening\": \"PT72H\"", "\"arrival\": \"PT6H\"", "\"delay\": \"PT78H\"");
        assertThat(RolloutJson.read(json)).isEqualTo(plan);
    }
}
