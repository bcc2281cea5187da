package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyGuardedRollout;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Plans whose phases systems go through themselves, and how their documents are read. */
final class ReleasePlans {
    static final LaunchDarklyGuardedRollout GUARDED = new LaunchDarklyGuardedRollout(
                    "shop", "production", "new-id", "old-id")
            .watching("Search errors", "search-errors");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReleasePlans() {}

    static ChangeDraft search() {
        return RolloutPlanner.forChange("New search")
                .behavioral("Results are ranked by what others bought")
                .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(2_000_000))
                .guardrail(Metric.errorRate("Search errors", percent(1)))
                .signal(Metric.errorRate("Empty results", percent(4)))
                .ladder(
                        Step.of("Pilot", 5, Duration.ofHours(12)),
                        Step.of("Half", 50, Duration.ofDays(2)),
                        Step.last("All"));
    }

    static JsonNode parsed(Export export) {
        try {
            return JSON.readTree(export.document());
        } catch (java.io.IOException e) {
            throw new AssertionError(export.document(), e);
        }
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> refusals(PlanExporter exporter, RolloutPlan plan) {
        return catchThrowableOfType(ExportRefusedException.class, () -> exporter.export(plan)).refusals().stream()
                .map(Loss::toString)
                .toList();
    }

    static RolloutPlan approved(RolloutPlan plan, int place) {
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        RolloutPhase phase = phases.get(place);
        List<Gate> gates = new ArrayList<>(phase.goLiveCriteria());
        gates.add(Gate.of(Condition.parse("Ada confirms: support is ready"), GateRole.SIGNAL));
        phases.set(place, phase.withGoLiveCriteria(gates.toArray(Gate[]::new)));
        return plan.withPhases(phases);
    }
}
