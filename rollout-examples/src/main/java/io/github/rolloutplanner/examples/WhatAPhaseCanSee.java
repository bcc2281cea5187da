package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;

/**
 * A search that ranks its results in another way, in a shop of middling size: 40,000 visitors a day, 110,000 a week.
 *
 * <p>Learn from it what a plan says about its own gates before it starts: errors and response times show within the
 * canary's first days, at 1% only after the phase was made longer; a fall of revenue shows nowhere, so its gate observes
 * and does not pretend to guard. The numbers are made up; what is learnt from them is not.
 */
public final class WhatAPhaseCanSee {
    private WhatAPhaseCanSee() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Ranking by relevance")
                .behavioral("Results stand in another order")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(40_000)
                        .withUsersPerWeek(110_000)
                        .withRequestsPerDay(900_000)
                        .withHourlyProfile(2, 1, 1, 1, 1, 2, 4, 7, 9, 9, 9, 9, 9, 8, 8, 8, 9, 10, 11, 12, 12, 9, 6, 3))
                .guardrail(Metric.errorRate("Search errors", percent(0.2))
                        .mustStayBelow(percent(0.6))
                        .withSlo(Slo.of(percent(99.5))))
                .guardrail(Metric.latency("Search p95", Duration.ofMillis(420)))
                .signal(Metric.revenue("Revenue", Quantity.of(1.9, "EUR/visitor"))
                        .withStandardDeviation(11))
                .tooling(Tooling.builder()
                        .cache("the CDN")
                        .cacheLifetime(Duration.ofMinutes(10))
                        .flagDelay(Duration.ofSeconds(30))
                        .metricDelay(Duration.ofMinutes(2))
                        .build())
                .rollbackWithin(Duration.ofMinutes(15))
                .plan();
    }

    /**
     * Prints the derivation, number by number.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.print(plan().explain());
    }
}
