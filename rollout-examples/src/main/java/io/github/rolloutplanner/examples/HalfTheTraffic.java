package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Replan;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;

/**
 * A rollout is at its second percentage for half a day, and it turns out that half of the traffic was stated twice. It is planned
 * again while it runs: its phase becomes longer, and nothing that is live changes.
 */
public final class HalfTheTraffic {
    private static final String ERRORS = "Search errors";
    private static final Duration PROMOTED = Duration.ofHours(24);
    private static final int HOURS = 36;
    private static final long STATED = 400_000;
    private static final long REAL = 200_000;

    private HalfTheTraffic() {}

    private static ChangeDraft change(long usersPerDay) {
        return RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(usersPerDay))
                .guardrail(Metric.errorRate(ERRORS, percent(1)).mustStayBelow(percent(2)));
    }

    /** Half a day after the first promotion, as it was planned. */
    static RunningRollout running() {
        RunningRollout rollout = RunningRollout.start(change(STATED).plan());
        for (int hour = 0; hour < HOURS; hour++) {
            TimeWindow window = TimeWindow.ofHours(hour, hour + 1);
            if (window.start().equals(PROMOTED)) {
                rollout = rollout.advanceAnyway(PROMOTED, "Ada", "The canary is fine");
            }
            rollout = rollout.observe(
                    Observation.increment(ERRORS, window, Sample.events(4, 400), Sample.events(4, 400)));
        }
        return rollout;
    }

    static Replan replanned(RunningRollout rollout) {
        return change(REAL)
                .guardrail(Metric.crashRate("Search crashes", percent(0.5)))
                .replan(rollout, Duration.ofHours(HOURS), "Ada", "Bots were counted as users");
    }

    /**
     * Prints what was live before and after, and what was kept.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        RunningRollout before = running();
        Replan replan = replanned(before);
        System.out.println("Live before: " + before.live());
        System.out.println("Live after:  " + replan.rollout().live());
        System.out.println(replan);
    }
}
