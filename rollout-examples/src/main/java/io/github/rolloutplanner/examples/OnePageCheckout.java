package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Level.timesBaseline;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofMillis;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;

/**
 * The example of the README: facts about a change go in, its rollout plan comes out as JSON.
 *
 * <p>Learn from it the way through the front door: name the change, say what users notice and what it touches, who uses it
 * and what must not get worse; then ask for the plan.
 */
public final class OnePageCheckout {

    private OnePageCheckout() {}

    /**
     * Prints the plan and nothing else.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // tag::readme[]
        RolloutPlan plan = RolloutPlanner.forChange("One-page checkout")
                .newFeature()
                .behavioral("Checkout is one page instead of three steps")
                .touching(Trait.PAYMENTS)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Checkout error rate", percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(Metric.latency("Checkout p95", ofMillis(850)).mustStayBelow(timesBaseline(1.5)))
                .rollbackWithin(Duration.ofMinutes(5))
                .plan();

        System.out.println(RolloutJson.write(plan));
        // end::readme[]
    }
}
