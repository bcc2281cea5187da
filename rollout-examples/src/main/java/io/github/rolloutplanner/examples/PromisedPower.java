package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Effect;
import io.github.rolloutplanner.rehearsal.Run;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The regression that a gate guards against, detected by the sample that the plan says is needed, in four of five rollouts. The
 * populations are so small that it takes ten hours and more: a look every hour then adds little.
 */
final class PromisedPower {
    private static final long REQUESTS_OF_A_USER = 12;
    private static final TrafficBound BOUND = new TrafficBound(0.75, 0.9);
    private static final Duration LOOK = Duration.ofHours(1);
    private static final TrafficBound SEEN = TrafficBound.atLeast(0.75);

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
        promises.addAll(ofSignal("a rate of 5%", 10_000, "Pilot", Metric.errorRate("Timeouts", percent(5))));
        promises.addAll(ofSignal("a p95", 2_000, "Pilot", Metric.latency("Checkout p95", Duration.ofMillis(850))));
        promises.addAll(ofSignal("a count of 256 an hour", 200_000, "10%", Metric.userReports("Reports", 256)));
        promises.addAll(ofSignal(
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
                rolledBack("a rate by user, control group", canary, named(canary, "Pilot"), traffic),
                rolledBack("a rate by user, bake", canary, TrafficPlans.last(canary), traffic));
    }

    /** In a phase with a control group, in the bake and in a ring. */
    private static List<TrafficPromise> of(String kind, long users, String phase, Metric metric) {
        RolloutPlan canary = TrafficPlans.canary(users, REQUESTS_OF_A_USER * users, metric);
        RolloutPlan rings = TrafficPlans.rings(users, REQUESTS_OF_A_USER * users, metric);
        RolloutPhase pilot = named(canary, phase);
        RolloutPhase ring = named(rings, "Company");
        List<TrafficPromise> promises = new ArrayList<>();
        Scenario calm = Scenario.harmless();
        promises.add(rolledBack(kind + ", control group", canary, pilot, calm));
        promises.add(rolledBack(kind + ", bake", canary, TrafficPlans.last(canary), calm));
        promises.add(rolledBack(kind + ", ring", rings, ring, calm));
        promises.addAll(seen(kind, canary, pilot));
        promises.addAll(seen(kind, canary, TrafficPlans.last(canary)));
        promises.addAll(seen(kind, rings, ring));
        return promises;
    }

    /** What the plan says of its trigger, and of the defects of its ledger: seen by the look after which it says. */
    private static List<TrafficPromise> seen(String kind, RolloutPlan plan, RolloutPhase phase) {
        GateEvidence gate = phase.evidence().get(0);
        List<TrafficPromise> promises = new ArrayList<>();
        gate.triggerSeenAfter()
                .ifPresent(seen ->
                        promises.add(seen(kind + ", trigger", plan, phase, Effect.to(trigger(plan, gate)), seen)));
        for (DefectCost defect : exposure(plan, phase).defects()) {
            String name = kind + " x" + defect.factor() + ", ledger";
            defect.seenAfter()
                    .ifPresent(seen -> promises.add(seen(name, plan, phase, Effect.times(defect.factor()), seen)));
        }
        return promises;
    }

    private static Quantity trigger(RolloutPlan plan, GateEvidence gate) {
        return plan.rollback().automaticTriggers().stream()
                .flatMap(trigger -> trigger.condition().measured().stream())
                .filter(measured -> measured.metric().equals(gate.metric()))
                .flatMap(measured -> measured.threshold().level().against(gate.baseline()).stream())
                .findFirst()
                .orElseThrow();
    }

    private static ExposureLedger.PhaseExposure exposure(RolloutPlan plan, RolloutPhase phase) {
        return plan.exposure().orElseThrow().phases().get(phase.number() - 1);
    }

    private static TrafficPromise seen(
            String kind, RolloutPlan plan, RolloutPhase phase, Effect effect, Duration seen) {
        Duration look = LOOK.multipliedBy(seen.plus(LOOK).minusNanos(1).toHours());
        return new TrafficPromise(
                kind,
                plan,
                phase.name(),
                Scenario.harmless().withEffect(phase.evidence().get(0).metric(), effect.inPhase(phase.name())),
                Optional.empty(),
                List.of(new TrafficPromise.Claim(
                        "seen in " + look.toHours() + " h", run -> run.isRolledBackWithin(phase.name(), look), SEEN)));
    }

    /** A signal holds the rollout beside a quiet guardrail, as long as it is worse. */
    private static List<TrafficPromise> ofSignal(String kind, long users, String phase, Metric metric) {
        RolloutPlan canary = TrafficPlans.canaryWithSignal(users, REQUESTS_OF_A_USER * users, metric);
        return List.of(
                held(kind + ", signal", canary, named(canary, phase), metric),
                held(kind + ", signal, bake", canary, TrafficPlans.last(canary), metric));
    }

    private static RolloutPhase named(RolloutPlan plan, String name) {
        return plan.phases().stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static GateEvidence gate(RolloutPhase phase, String metric) {
        return phase.evidence().stream()
                .filter(gate -> gate.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static TrafficPromise rolledBack(String kind, RolloutPlan plan, RolloutPhase phase, Scenario traffic) {
        GateEvidence gate = phase.evidence().get(0);
        Duration needed = gate.reachedAfter().orElseThrow();
        return new TrafficPromise(
                kind,
                plan,
                phase.name(),
                atItsGate(traffic, gate, phase),
                Optional.empty(),
                List.of(claim(
                        needed, rolledBackBy(TrafficPlans.start(plan, phase).plus(needed)))));
    }

    private static TrafficPromise held(String kind, RolloutPlan plan, RolloutPhase phase, Metric signal) {
        GateEvidence gate = gate(phase, signal.name());
        Duration needed = gate.reachedAfter().orElseThrow();
        return new TrafficPromise(
                kind,
                plan,
                phase.name(),
                atItsGate(Scenario.harmless(), gate, phase),
                Optional.of(TrafficPlans.start(plan, phase).plus(needed)),
                List.of(claim(needed, PromisedPower::isHeldByASignal)));
    }

    private static Scenario atItsGate(Scenario traffic, GateEvidence gate, RolloutPhase phase) {
        return traffic.withEffect(gate.metric(), Effect.to(gate.harm()).inPhase(phase.name()));
    }

    private static Predicate<Run> rolledBackBy(Duration end) {
        return run -> run.isRolledBack() && run.length().compareTo(end) <= 0;
    }

    private static boolean isHeldByASignal(Run run) {
        return run.ending() instanceof Run.Ending.Held held
                && held.waits().stream().anyMatch(Wait.ForSignal.class::isInstance);
    }

    private static TrafficPromise.Claim claim(Duration needed, Predicate<Run> detected) {
        return new TrafficPromise.Claim("detected in " + needed.toHours() + " h", detected, BOUND);
    }
}
