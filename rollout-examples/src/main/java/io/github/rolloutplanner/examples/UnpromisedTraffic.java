package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.examples.TrafficPlans.ERRORS;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Run;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Harmless changes in traffic of which nothing is promised: what happens then, so that it is no surprise. */
final class UnpromisedTraffic {
    private static final Scenario CALM = Scenario.harmless();
    private static final int REQUESTS_OF_A_USER = 16;
    private static final long USERS = 200_000;

    private UnpromisedTraffic() {}

    static List<TrafficPromise> measured() {
        List<TrafficPromise> measured = new ArrayList<>();
        for (double correlation : new double[] {0.01, 0.03, 0.1}) {
            measured.add(sameUsers(correlation));
        }
        measured.add(twoIncidents(TrafficPlans.canary()));
        measured.add(rolledBack("baseline off by 30%", TrafficPlans.rings(), CALM.withBaselineTimes(ERRORS, 1.3)));
        measured.add(rolledBack("baseline off by 50%", TrafficPlans.rings(), CALM.withBaselineTimes(ERRORS, 1.5)));
        measured.add(twoIncidents(TrafficPlans.rings()));
        measured.add(rolledBack(
                "reports that follow the time of day",
                TrafficPlans.rings(USERS, USERS, Metric.userReports("Reports", 256)),
                CALM.withHourlyProfile(SearchTraffic.PROFILE)));
        measured.add(TrafficPromise.of(
                "windows that come 6 hours late",
                TrafficPlans.canary(),
                CALM.withDelay(ERRORS, Duration.ofHours(6)),
                claim("a person is called", run -> run.firstCall().isPresent())));
        return measured;
    }

    /** The same users come every day, whose requests of many days are alike: the plan counts those of one. */
    private static TrafficPromise sameUsers(double correlation) {
        Metric errors = TrafficPlans.errors().withIntraclassCorrelation(correlation);
        return rolledBack(
                "the same users every day, ICC " + correlation,
                TrafficPlans.canary(USERS, REQUESTS_OF_A_USER * USERS, errors),
                CALM.withStickyUsers(ERRORS, REQUESTS_OF_A_USER, correlation));
    }

    private static TrafficPromise twoIncidents(RolloutPlan plan) {
        long bake = TrafficPlans.start(plan, TrafficPlans.last(plan)).toHours();
        Scenario once = CALM.withIncident(ERRORS, TimeWindow.ofHours(bake + 10, bake + 13), 3);
        return rolledBack(
                "two incidents of 3 hours, errors x3",
                plan,
                once.withIncident(ERRORS, TimeWindow.ofHours(bake + 30, bake + 33), 3));
    }

    private static TrafficPromise rolledBack(String traffic, RolloutPlan plan, Scenario scenario) {
        return TrafficPromise.of(traffic, plan, scenario, claim("rolled back", Run::isRolledBack));
    }

    private static TrafficPromise.Claim claim(String outcome, Predicate<Run> counts) {
        return new TrafficPromise.Claim(outcome, counts, TrafficBound.notPromised());
    }
}
