package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Effect;
import io.github.rolloutplanner.rehearsal.Run;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The regression that a gate guards against, detected by the sample that the plan says is needed, in four of five rollouts. The
 * populations are so small that it takes ten hours and more: a look every hour then adds little.
 */
final class PromisedPower {
    private static final long REQUESTS_OF_A_USER = 12;
    private static final TrafficBound BOUND = new TrafficBound(0.75, 0.9);

    private PromisedPower() {}

    static List<TrafficPromise> promises() {
        List<TrafficPromise> promises = new ArrayList<>();
        promises.addAll(of("a rate of 0.2%", 200_000, "Pilot", Metric.errorRate("Errors", percent(0.2))));
        promises.addAll(of("a rate of 5%", 10_000, "Pilot", Metric.errorRate("Errors", percent(5))));
        promises.addAll(byUser(400_000, 0.01));
        promises.addAll(of("a p95", 2_000, "Pilot", Metric.latency("Checkout p95", Duration.ofMillis(850))));
        promises.addAll(of("a count of 256 an hour", 200_000, "10%", Metric.userReports("Reports", 256)));
        promises.addAll(of(
                "a mean",
                2_000,
                "Pilot",
                Metric.loadTime("Load time", Duration.ofMillis(900)).withStandardDeviation(Duration.ofMillis(2700))));
        return promises;
    }

    /** The same users every day, each of whom is one row of a phase, with requests as much alike as the plan says. */
    private static List<TrafficPromise> byUser(long users, double correlation) {
        Metric errors = Metric.errorRate("Errors", percent(0.2))
                .withExposureUnit(ExposureUnit.REQUEST_BY_USER)
                .withIntraclassCorrelation(correlation);
        Scenario traffic = Scenario.harmless()
                .withStickyUsers(errors.name(), REQUESTS_OF_A_USER, correlation)
                .withSnapshots(errors.name(), percent(0));
        RolloutPlan canary = TrafficPlans.canaryOfSameUsers(users, REQUESTS_OF_A_USER * users, errors);
        return List.of(
                of("a rate by user, control group", canary, named(canary, "Pilot"), traffic),
                of("a rate by user, bake", canary, TrafficPlans.last(canary), traffic));
    }

    /** In a phase with a control group, in the bake and in a ring. */
    private static List<TrafficPromise> of(String kind, long users, String phase, Metric metric) {
        RolloutPlan canary = TrafficPlans.canary(users, REQUESTS_OF_A_USER * users, metric);
        RolloutPlan rings = TrafficPlans.rings(users, REQUESTS_OF_A_USER * users, metric);
        Scenario calm = Scenario.harmless();
        return List.of(
                of(kind + ", control group", canary, named(canary, phase), calm),
                of(kind + ", bake", canary, TrafficPlans.last(canary), calm),
                of(kind + ", ring", rings, named(rings, "Company"), calm));
    }

    private static RolloutPhase named(RolloutPlan plan, String name) {
        return plan.phases().stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TrafficPromise of(String kind, RolloutPlan plan, RolloutPhase phase, Scenario traffic) {
        GateEvidence gate = phase.evidence().get(0);
        Duration needed = gate.reachedAfter().orElseThrow();
        Duration end = TrafficPlans.start(plan, phase).plus(needed);
        Predicate<Run> detected = run -> run.isRolledBack() && run.length().compareTo(end) <= 0;
        return new TrafficPromise(
                kind,
                plan,
                phase.name(),
                traffic.withEffect(gate.metric(), Effect.to(gate.harm()).inPhase(phase.name())),
                List.of(new TrafficPromise.Claim("detected in " + needed.toHours() + " h", detected, BOUND)));
    }
}
