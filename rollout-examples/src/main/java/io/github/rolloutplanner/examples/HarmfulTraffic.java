package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.examples.TrafficPlans.ERRORS;
import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Effect;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.List;

/** Changes with regressions, which must not be missed. */
final class HarmfulTraffic {
    private static final double NEARLY_ALL = 0.95;
    private static final long REQUESTS_PER_DAY = 2_400_000;
    private static final Duration CLEAN = Duration.ofHours(60);
    private static final Duration BAD = Duration.ofHours(3);

    private HarmfulTraffic() {}

    static List<TrafficPromise> promises() {
        Effect bad = Effect.to(Quantity.of(5, "%")).from(CLEAN).lasting(BAD);
        return List.of(
                doubledInTheLastPhase("errors x2 from the last phase's start", TrafficPlans.canary(), 1),
                doubledInTheLastPhase("the same, baseline off by 30%", TrafficPlans.canary(), 1.3),
                doubledInTheLastPhase("errors x2 from the last phase's start", TrafficPlans.rings(), 1),
                doubledInARing("errors x2, the others known, off by 30%"),
                beyondItsLimit("60 hours at 0.2%, then 3 at 5%", bad),
                beyondItsLimit("the same in both groups", bad.onBothGroups()));
    }

    private static TrafficPromise doubledInTheLastPhase(String traffic, RolloutPlan plan, double offBy) {
        RolloutPhase last = TrafficPlans.last(plan);
        return by(
                traffic,
                plan,
                Scenario.harmless()
                        .withBaselineTimes(ERRORS, offBy)
                        .withEffect(ERRORS, Effect.times(2).inPhase(last.name())),
                "rolled back in a day",
                TrafficPlans.start(plan, last).plusDays(1));
    }

    private static TrafficPromise doubledInARing(String traffic) {
        RolloutPlan plan = TrafficPlans.rings();
        String ring = "Company";
        return TrafficPromise.of(
                traffic,
                plan,
                TrafficPlans.besideOthers().withEffect(ERRORS, Effect.times(2).inPhase(ring)),
                new TrafficPromise.Claim(
                        "rolled back in a day",
                        run -> run.isRolledBackWithin(ring, Duration.ofDays(1)),
                        TrafficBound.atLeast(NEARLY_ALL)));
    }

    private static TrafficPromise beyondItsLimit(String traffic, Effect effect) {
        Metric errors = TrafficPlans.errors().mustStayBelow(percent(1));
        return by(
                traffic,
                TrafficPlans.twoWeeksAt10Percent(REQUESTS_PER_DAY, errors),
                Scenario.harmless().withEffect(ERRORS, effect),
                "rolled back by then",
                CLEAN.plus(BAD));
    }

    private static TrafficPromise by(
            String traffic, RolloutPlan plan, Scenario scenario, String outcome, Duration end) {
        return TrafficPromise.of(
                traffic,
                plan,
                scenario,
                new TrafficPromise.Claim(
                        outcome,
                        run -> run.isRolledBack() && run.length().compareTo(end) <= 0,
                        TrafficBound.atLeast(NEARLY_ALL)));
    }
}
