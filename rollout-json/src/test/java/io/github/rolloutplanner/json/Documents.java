package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plans of every strategy, as the planner makes them. */
final class Documents {
    private static final Population USERS =
            Population.ofUsersPerDay(120_000).withUsersPerWeek(400_000).withRequestsPerDay(2_400_000);

    private Documents() {}

    static Map<String, RolloutPlan> plans() {
        Map<String, RolloutPlan> plans = new LinkedHashMap<>();
        plans.put(
                "immediate",
                RolloutPlanner.forChange("New label").ui("The label is blue").plan());
        plans.put("percentage", percentage().plan());
        plans.put("canary", canary().plan());
        plans.put("rings", rings().plan());
        plans.put("experiment", experiment("three steps", "one page").plan());
        plans.put(
                "experiment of two treatments",
                experiment("three steps", "one page", "two steps").plan());
        return plans;
    }

    private static ChangeDraft percentage() {
        return RolloutPlanner.forChange("New search")
                .newFeature()
                .population(USERS)
                .signal(Metric.latency("Search p95", Duration.ofMillis(850)).mustStayBelow(Level.timesBaseline(1.5)))
                .success(Metric.conversion("Searches that end in a click", percent(40)));
    }

    private static ChangeDraft canary() {
        return RolloutPlanner.forChange("Search by meaning")
                .behavioral("Search finds what was meant")
                .touching(Trait.CRITICAL_PATH)
                .population(USERS)
                .guardrail(Metric.errorRate("Search errors", percent(0.2))
                        .mustStayBelow(percent(0.5))
                        .withIntraclassCorrelation(0.01)
                        .withSlo(Slo.of(percent(99.5))))
                .guardrail(Metric.latency("Search p95", Duration.ofMillis(850)).withArrival(Duration.ofMinutes(10)));
    }

    private static ChangeDraft rings() {
        return RolloutPlanner.forChange("One-page checkout")
                .behavioral("Checkout is one page instead of three steps")
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(Ring.of("Company", 6_000), Ring.of("Everybody", 120_000))
                        .withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Checkout errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .rollbackWithin(Duration.ofMinutes(5));
    }

    private static ChangeDraft experiment(String... variants) {
        return RolloutPlanner.forChange("Checkout test")
                .behavioral("Checkout is one page instead of three steps")
                .guardrail(Metric.errorRate("Errors", percent(1)).withExposureUnit(ExposureUnit.USER))
                .experiment(ExperimentRequest.changing("Orders", percent(5)).between(variants))
                .success(Metric.conversion("Orders", percent(10)))
                .population(Population.ofUsersPerDay(60_000).withUsersPerWeek(250_000));
    }
}
