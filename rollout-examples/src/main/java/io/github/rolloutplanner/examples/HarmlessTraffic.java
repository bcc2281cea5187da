package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.examples.TrafficPlans.ERRORS;
import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Effect;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Changes that do nothing, in traffic that does a lot. */
final class HarmlessTraffic {
    private static final Scenario CALM = Scenario.harmless();
    private static final int REQUESTS_OF_A_USER = 16;
    private static final long CLUSTERED_USERS = 200_000;
    private static final long FIVE_MILLION_AN_HOUR = 120_000_000;

    private HarmlessTraffic() {}

    static List<TrafficPromise> promises() {
        List<TrafficPromise> promises = new ArrayList<>();
        for (RolloutPlan plan : List.of(TrafficPlans.canary(), TrafficPlans.rings())) {
            promises.addAll(of(plan));
        }
        promises.addAll(disproved());
        promises.addAll(besideOthers());
        for (double correlation : new double[] {0.01, 0.03, 0.1}) {
            promises.addAll(clustered(correlation));
            promises.addAll(byUser(correlation));
            promises.add(sameUsers(correlation));
        }
        promises.add(TrafficPromise.harmless(
                "5,000,000 requests/hour, errors x1.005",
                TrafficPlans.canary(
                        FIVE_MILLION_AN_HOUR / REQUESTS_OF_A_USER, FIVE_MILLION_AN_HOUR, TrafficPlans.errors()),
                CALM.withEffect(ERRORS, Effect.times(1.005))));
        return promises;
    }

    private static List<TrafficPromise> of(RolloutPlan plan) {
        List<TrafficPromise> promises = new ArrayList<>();
        promises.add(TrafficPromise.harmless("as planned", plan, CALM));
        for (int percent : new int[] {1, 2, 5, 20}) {
            promises.add(TrafficPromise.harmless(
                    "baseline off by " + percent + "%", plan, CALM.withBaselineTimes(ERRORS, 1 + percent / 100.0)));
        }
        promises.add(TrafficPromise.harmless("a daily cycle of 20%", plan, CALM.withHourlyCycle(ERRORS, percent(20))));
        Scenario unequalDays = CALM.withDailyNoise(ERRORS, percent(10));
        promises.add(TrafficPromise.harmless("days that differ by 10%", plan, unequalDays));
        promises.add(late(plan, unequalDays));
        promises.add(TrafficPromise.harmless(
                "an incident of 3 hours, errors x3", plan, CALM.withIncident(ERRORS, incident(plan), 3)));
        promises.add(TrafficPromise.harmless(
                "errors arrive 1 to 6 hours late",
                plan,
                CALM.withLateEvents(ERRORS, Duration.ofHours(1), Duration.ofHours(6))));
        return promises;
    }

    /** Baselines that the control groups of earlier phases disprove, and one that a holdback does without. */
    private static List<TrafficPromise> disproved() {
        List<TrafficPromise> promises = new ArrayList<>();
        for (int percent : new int[] {30, 50}) {
            promises.add(TrafficPromise.harmless(
                    "baseline off by " + percent + "%",
                    TrafficPlans.canary(),
                    CALM.withBaselineTimes(ERRORS, 1 + percent / 100.0)));
        }
        promises.add(TrafficPromise.harmless(
                "baseline off by 50%, holdback of 5%",
                TrafficPlans.canaryWithHoldback(), CALM.withBaselineTimes(ERRORS, 1.5)));
        return promises;
    }

    /** Rings whose users differ from all others, who are known before the rollout and while it runs. */
    private static List<TrafficPromise> besideOthers() {
        RolloutPlan rings = TrafficPlans.rings();
        Scenario others = TrafficPlans.besideOthers();
        return List.of(
                TrafficPromise.harmless("the others known, off by 30%", rings, others),
                TrafficPromise.harmless(
                        "the same, a daily cycle of 20%", rings, others.withHourlyCycle(ERRORS, percent(20))),
                TrafficPromise.harmless(
                        "the same, days that differ by 10%", rings, others.withDailyNoise(ERRORS, percent(10))),
                TrafficPromise.harmless(
                        "the same, 3 hours with errors x3",
                        rings,
                        others.withIncident(ERRORS, TimeWindow.ofHours(30, 33), 3)));
    }

    /** In the middle of the last phase, where no control group shows that it hits all users. */
    private static TimeWindow incident(RolloutPlan plan) {
        long hour = TrafficPlans.start(plan, TrafficPlans.last(plan)).toHours() + 20;
        return TimeWindow.ofHours(hour, hour + 3);
    }

    private static TrafficPromise late(RolloutPlan plan, Scenario scenario) {
        return TrafficPromise.of(
                "days that differ by 10%",
                plan,
                scenario,
                new TrafficPromise.Claim(
                        "later than planned", run -> !run.isCompletedWithin(Duration.ZERO), TrafficBound.atMost(0.2)));
    }

    private static List<TrafficPromise> clustered(double correlation) {
        Metric errors = TrafficPlans.errors().withIntraclassCorrelation(correlation);
        long requests = REQUESTS_OF_A_USER * CLUSTERED_USERS;
        RolloutPlan canary = TrafficPlans.canary(CLUSTERED_USERS, requests, errors);
        RolloutPlan rings = TrafficPlans.rings(CLUSTERED_USERS, requests, errors);
        Scenario clustered = CALM.withClusteredUsers(ERRORS, REQUESTS_OF_A_USER, correlation);
        return List.of(
                TrafficPromise.harmless("16 requests a user, ICC " + correlation, canary, clustered),
                TrafficPromise.harmless("16 requests a user, ICC " + correlation, rings, clustered));
    }

    /** The same traffic, summed up user by user, so that it need not be known how alike the requests of a user are. */
    private static List<TrafficPromise> byUser(double correlation) {
        Metric errors = TrafficPlans.errors().withExposureUnit(ExposureUnit.REQUEST_BY_USER);
        long requests = REQUESTS_OF_A_USER * CLUSTERED_USERS;
        Scenario clustered = CALM.withClusteredUsers(ERRORS, REQUESTS_OF_A_USER, correlation);
        return List.of(
                TrafficPromise.harmless(
                        "summed up by user, ICC " + correlation,
                        TrafficPlans.canary(CLUSTERED_USERS, requests, errors),
                        clustered),
                TrafficPromise.harmless(
                        "summed up by user, ICC " + correlation,
                        TrafficPlans.rings(CLUSTERED_USERS, requests, errors),
                        clustered));
    }

    /** The same users come every day, each of whom is one row of all that a phase brings. */
    private static TrafficPromise sameUsers(double correlation) {
        Metric errors = TrafficPlans.errors()
                .withExposureUnit(ExposureUnit.REQUEST_BY_USER)
                .withIntraclassCorrelation(correlation);
        return TrafficPromise.harmless(
                "the same users by user, ICC " + correlation,
                TrafficPlans.canaryOfSameUsers(CLUSTERED_USERS, REQUESTS_OF_A_USER * CLUSTERED_USERS, errors),
                CALM.withStickyUsers(ERRORS, REQUESTS_OF_A_USER, correlation).withSnapshots(ERRORS, percent(0)));
    }
}
