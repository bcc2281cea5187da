package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Level.timesBaseline;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofMillis;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;

/** Plans of ours in the form of the contract, for tests to edit. */
final class ContractDocuments {

    private ContractDocuments() {}

    /** The plan of the README. */
    static RolloutPlan checkoutPlan() {
        return RolloutPlanner.forChange("One-page checkout")
                .newFeature()
                .behavioral("Checkout is one page instead of three steps")
                .touching(Trait.PAYMENTS)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Checkout error rate", percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(Metric.latency("Checkout p95", ofMillis(850)).mustStayBelow(timesBaseline(1.5)))
                .rollbackWithin(Duration.ofMinutes(5))
                .plan();
    }

    static String checkout() {
        return RolloutJson.write(checkoutPlan());
    }
}
