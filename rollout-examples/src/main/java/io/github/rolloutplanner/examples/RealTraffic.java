package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Effect;
import io.github.rolloutplanner.rehearsal.Rehearsal;
import io.github.rolloutplanner.rehearsal.RehearsalReport;
import io.github.rolloutplanner.rehearsal.Run;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What real traffic does to decisions: baselines that are off, cycles, days that differ, incidents, clustered users, late
 * errors, huge traffic. Harmless changes are seldom rolled back, and a doubled error rate soon is.
 */
public final class RealTraffic {
    static final String ERRORS = "Errors";

    private RealTraffic() {}

    /** A canary: a control group up to 50%, none in the bake. */
    static RolloutPlan canary() {
        return RolloutPlanner.forChange("One-page checkout")
                .behavioral("Checkout is one page instead of three steps")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)))
                .owner("checkout team")
                .plan();
    }

    /** Rings, which have no control group at all. */
    static RolloutPlan rings() {
        return RolloutPlanner.forChange("Meter readings")
                .behavioral("Readings are checked on arrival")
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(Ring.of("Company", 20_000), Ring.of("Everybody", 2_000_000)))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)))
                .owner("billing team")
                .plan();
    }

    /** What happens to a harmless change, by name. */
    static Map<String, Scenario> harmless() {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        Scenario calm = Scenario.harmless();
        scenarios.put("as planned", calm);
        for (double off : new double[] {1.01, 1.02, 1.05, 1.2}) {
            scenarios.put("baseline x " + off, calm.withBaselineTimes(ERRORS, off));
        }
        scenarios.put("daily cycle of 20%", calm.withHourlyCycle(ERRORS, percent(20)));
        scenarios.put("days that differ by 10%", calm.withDailyNoise(ERRORS, percent(10)));
        scenarios.put("an incident of 3 hours", calm.withIncident(ERRORS, TimeWindow.ofHours(200, 203), 3));
        for (double icc : new double[] {0.01, 0.03, 0.1}) {
            scenarios.put("users clustered, ICC " + icc, calm.withClusteredUsers(ERRORS, 16, icc));
            scenarios.put("sticky users, ICC " + icc, calm.withStickyUsers(ERRORS, 16, icc));
        }
        scenarios.put(
                "errors 1 to 6 hours late", calm.withLateEvents(ERRORS, Duration.ofHours(1), Duration.ofHours(6)));
        scenarios.put(
                "errors x 1.005", calm.withEffect(ERRORS, Effect.times(1.005)).withTrafficTimes(2.5));
        return scenarios;
    }

    /**
     * Prints the table.
     *
     * @param args how many runs each, 100 by default
     */
    public static void main(String[] args) {
        int runs = args.length == 0 ? 100 : Integer.parseInt(args[0]);
        harmless().forEach((name, scenario) -> {
            for (RolloutPlan plan : new RolloutPlan[] {canary(), rings()}) {
                RehearsalReport report =
                        Rehearsal.of(plan).against(scenario).runs(runs).seed(1).play();
                System.out.printf(
                        "%-28s %-20s rolled back %s, completed %s, within two days of the timeline %s, median %s h of %s%n",
                        name,
                        plan.strategy().label(),
                        report.frequency(Run::isRolledBack),
                        report.frequency(Run::isCompleted),
                        report.frequency(run -> run.isCompletedWithin(Duration.ofDays(2))),
                        report.length(0.5).toHours(),
                        report.runs().get(0).planned().toHours());
            }
        });
    }
}
