package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.RunningRolloutJson;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;

/**
 * A rollout that is observed once and asked what to do, and kept as JSON between two looks.
 *
 * <p>{@link HourByHour} plays whole rollouts.
 */
public final class OneLook {
    private OneLook() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Search by meaning")
                .newFeature()
                .behavioral("Search finds what was meant, not only what was typed")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Search errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .rollbackWithin(Duration.ofMinutes(5))
                .plan();
    }

    static Decision decision(RolloutPlan plan) {
        // tag::readme[]
        RunningRollout rollout = RunningRollout.start(plan);

        // each hour: what the exposed users showed, and what as many others showed in the same hour
        rollout = rollout.observe(Observation.increment(
                "Search errors", TimeWindow.ofHours(0, 1), Sample.events(15, 1_000), Sample.events(2, 1_000)));
        Decision decision = rollout.decide(Duration.ofHours(1));

        // in between, in a file or a table; or event by event, with JournalFile
        String kept = RunningRolloutJson.write(rollout);
        RunningRollout restored = RunningRolloutJson.read(kept);
        // end::readme[]
        return restored.decide(decision.look().at());
    }

    /**
     * Prints what to do.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.println(decision(plan()));
    }
}
