package io.github.rolloutplanner.json.operate;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A rollout that is kept, and what happens to it. */
final class Checkout {
    static final RunningRollout START =
            start("One-page checkout").startedAt(Instant.parse("2025-03-03T09:00:00.123456789Z"));
    static final RunningRollout OTHER = start("Dark mode");

    private static final String ERRORS = "Checkout errors";

    private Checkout() {}

    private static RunningRollout start(String change) {
        return RunningRollout.start(RolloutPlanner.forChange(change)
                .newFeature()
                .guardrail(Metric.errorRate("Checkout errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .plan());
    }

    /** The errors of the hour that begins then. */
    static RolloutEvent errors(int hour) {
        return new RolloutEvent.Observed(Observation.increment(
                ERRORS, TimeWindow.ofHours(hour, hour + 1), Sample.events(9, 5_000), Sample.events(9, 5_000)));
    }

    /** A pause for a reason, or the end of it. */
    static RolloutEvent paused(RunningRollout rollout, String why) {
        Duration at = rollout.knownUntil();
        RunningRollout after =
                rollout.transitions().size() % 2 == 0 ? rollout.pause(at, "Zoë", why) : rollout.resume(at, "Zoë");
        List<Transition> done = after.transitions();
        return new RolloutEvent.Done(done.get(done.size() - 1));
    }
}
