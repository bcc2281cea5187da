package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Rehearsal;
import io.github.rolloutplanner.rehearsal.RehearsalReport;
import io.github.rolloutplanner.rehearsal.Run;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a plan must do in some traffic.
 *
 * @param traffic what is real about it
 * @param plan what is played
 * @param where what is judged: the kind of the plan, or one of its phases
 * @param scenario the traffic
 * @param judgedAt when it is judged what the rollout does; empty for at its end
 * @param claims what must happen how often
 */
record TrafficPromise(
        String traffic,
        RolloutPlan plan,
        String where,
        Scenario scenario,
        Optional<Duration> judgedAt,
        List<Claim> claims) {

    /** A harmless change: seldom rolled back, and it arrives. */
    static TrafficPromise harmless(String traffic, RolloutPlan plan, Scenario scenario) {
        return of(
                traffic,
                plan,
                scenario,
                new Claim("rolled back", Run::isRolledBack, TrafficBound.atMost(0.05)),
                new Claim("completed", Run::isCompleted, TrafficBound.atLeast(0.95)));
    }

    /** Of the whole plan. */
    static TrafficPromise of(String traffic, RolloutPlan plan, Scenario scenario, Claim... claims) {
        return new TrafficPromise(traffic, plan, TrafficPlans.kind(plan), scenario, Optional.empty(), List.of(claims));
    }

    /** Plays it and says how often each claim came true. */
    List<TrafficMeasurement> measure(int runs, long seed) {
        Rehearsal rehearsal = Rehearsal.of(plan).against(scenario).runs(runs).seed(seed);
        RehearsalReport report =
                judgedAt.map(rehearsal::atMost).orElse(rehearsal).play();
        return claims.stream()
                .map(claim -> new TrafficMeasurement(this, claim, report.frequency(claim.counts())))
                .toList();
    }

    @Override
    public String toString() {
        return where + ": " + traffic;
    }

    /**
     * Something that happens in a part of the runs.
     *
     * @param outcome what happens
     * @param counts whether it happened in a run
     * @param bound how often it must
     */
    record Claim(String outcome, Predicate<Run> counts, TrafficBound bound) {}
}
