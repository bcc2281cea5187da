package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.examples.TrafficPlans.ERRORS;
import static io.github.rolloutplanner.examples.TrafficPlans.ORDERS;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Effect;
import io.github.rolloutplanner.rehearsal.Run;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.List;

/** Experiments of one treatment and of three, with as many users as they need: what nothing is gained by is seldom shipped. */
final class ExperimentTraffic {
    private static final double SELDOM = 0.05;
    private static final double STATED_POWER = 0.75;
    private static final double NEARLY_ALL = 0.95;
    private static final Effect BETTER = Effect.times(1.05).inTreatment(TrafficPlans.ONE_PAGE);

    private ExperimentTraffic() {}

    static List<TrafficPromise> promises() {
        RolloutPlan one = TrafficPlans.experiment();
        RolloutPlan three = TrafficPlans.experimentOfThree();
        return List.of(
                harmless("a treatment that changes nothing", one),
                harmless("three that change nothing", three),
                shipped("a treatment with 5% more orders", one),
                shipped("one of three has 5% more orders", three),
                doubled("errors x2 in one of three treatments", three));
    }

    private static TrafficPromise harmless(String traffic, RolloutPlan plan) {
        return TrafficPromise.of(
                traffic,
                plan,
                Scenario.harmless(),
                new TrafficPromise.Claim("rolled back", Run::isRolledBack, TrafficBound.atMost(SELDOM)),
                new TrafficPromise.Claim("shipped", Run::isShipped, TrafficBound.atMost(SELDOM)));
    }

    private static TrafficPromise shipped(String traffic, RolloutPlan plan) {
        return TrafficPromise.of(
                traffic,
                plan,
                Scenario.harmless().withEffect(ORDERS, BETTER),
                new TrafficPromise.Claim(
                        "it is shipped",
                        run -> run.isShipped(TrafficPlans.ONE_PAGE),
                        TrafficBound.atLeast(STATED_POWER)));
    }

    private static TrafficPromise doubled(String traffic, RolloutPlan plan) {
        String phase = plan.experimentPhase().orElseThrow().name();
        return TrafficPromise.of(
                traffic,
                plan,
                Scenario.harmless()
                        .withEffect(
                                ERRORS,
                                Effect.times(2)
                                        .inTreatment(TrafficPlans.ONE_PAGE)
                                        .inPhase(phase)),
                new TrafficPromise.Claim(
                        "rolled back in a day",
                        run -> run.isRolledBackWithin(phase, Duration.ofDays(1)),
                        TrafficBound.atLeast(NEARLY_ALL)));
    }
}
