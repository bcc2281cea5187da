package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.ReleasePlans.GUARDED;
import static io.github.rolloutplanner.json.export.ReleasePlans.approved;
import static io.github.rolloutplanner.json.export.ReleasePlans.items;
import static io.github.rolloutplanner.json.export.ReleasePlans.parsed;
import static io.github.rolloutplanner.json.export.ReleasePlans.refusals;
import static io.github.rolloutplanner.json.export.ReleasePlans.search;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyGuardedRollout;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stages with the percentages and times of the phases, which watch what the plan guards against. */
class LaunchDarklyGuardedRolloutTest {
    private final Export export = GUARDED.export(search().plan());
    private final JsonNode document = parsed(export);

    @Test
    void stagesHaveThePercentagesAndTimesOfThePhases() {
        RolloutPlan plan = search().plan();
        assertThat(items(document.get("stages")))
                .extracting(
                        stage -> stage.get("rolloutWeight").asInt(),
                        stage -> stage.get("monitoringWindowMilliseconds").asLong())
                .containsExactly(
                        tuple(5_000, plan.phases().get(0).soak().orElseThrow().toMillis()),
                        tuple(50_000, plan.phases().get(1).soak().orElseThrow().toMillis()),
                        tuple(
                                100_000,
                                plan.timeline().bake().length().orElseThrow().toMillis()));
        assertThat(document.get("flagKey").asText()).isEqualTo("new-search");
        assertThat(document.get("randomizationUnit").asText()).isEqualTo("user");
    }

    @Test
    void aGuardrailRollsBackWhereItIsAsMuchWorseAsThePlanGuardsAgainst() {
        JsonNode metric = document.at("/metrics/0");
        assertThat(metric.get("metricKey").asText()).isEqualTo("search-errors");
        assertThat(metric.at("/onRegression/rollback").asBoolean()).isTrue();
        assertThat(metric.get("regressionThreshold").asDouble())
                .isEqualTo(tightest(search().plan(), "Search errors"), within());
        assertThat(export.losses())
                .extracting(Loss::effect)
                .anyMatch(
                        effect -> effect.startsWith("LaunchDarkly has one threshold of Search errors for all stages"));
    }

    private double tightest(RolloutPlan plan, String metric) {
        return plan.phases().stream()
                .flatMap(phase -> phase.evidence().stream())
                .filter(gate -> gate.metric().equals(metric))
                .mapToDouble(
                        gate -> Math.abs(gate.harm().value() / gate.baseline().value() - 1))
                .min()
                .orElseThrow();
    }

    /** 850 ms may become 1,150: a third more, not twice as many slow requests. */
    @Test
    void thresholdsAreInTheUnitsOfTheMetric() {
        RolloutPlan plan = search().guardrail(Metric.latency("Search p95", Duration.ofMillis(850)))
                .success(Metric.conversion("Orders", percent(90)))
                .plan();
        JsonNode watched = parsed(GUARDED.watching("Search p95", "p95")
                        .watching("Orders", "orders")
                        .export(plan))
                .get("metrics");
        for (JsonNode metric : watched) {
            if (metric.get("metricKey").asText().equals("p95")) {
                assertThat(metric.get("regressionThreshold").asDouble())
                        .isEqualTo(tightest(plan, "Search p95"), within())
                        .isLessThan(0.6);
            }
            if (metric.get("metricKey").asText().equals("orders")) {
                assertThat(metric.get("regressionThreshold").asDouble()).isLessThan(0.1);
                assertThat(metric.at("/onRegression/rollback").asBoolean()).isFalse();
            }
        }
        assertThat(watched.size()).isGreaterThanOrEqualTo(2);
    }

    private org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.0001);
    }

    @Test
    void aMetricWithoutAKeyIsALossAndNoneIsRefused() {
        assertThat(export.losses())
                .extracting(Loss::toString)
                .contains("monitoring.metrics[1]: Empty results is not watched. Name its key in LaunchDarkly, with"
                        + " watching(metric, key).");
        assertThat(refusals(new LaunchDarklyGuardedRollout("p", "e", "t", "c"), search().plan()))
                .singleElement()
                .asString()
                .startsWith("monitoring.metrics: A guarded rollout watches at least one metric");
    }

    @Test
    void aPhaseThatPeopleApproveIsRefused() {
        assertThat(refusals(GUARDED, approved(search().plan(), 0)))
                .singleElement()
                .asString()
                .startsWith("phases[0].goLiveCriteria: LaunchDarkly starts the next stage after the window")
                .contains("Ada confirms: support is ready");
    }
}
