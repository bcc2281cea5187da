package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofMinutes;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * The bank Monzo adds six servers to the cluster of 21 that holds its accounts.
 *
 * <p>Learn from it that a population need not be people. Here it is servers, in rings by their number: one that joins and
 * is proved to read right, then half, then all. A data rollback and a guardrail on reads belong to it; in the real
 * change the new servers answered before they had any data.
 *
 * <p>Source: <a href="https://monzo.com/blog/2019/09/08/why-monzo-wasnt-working-on-july-29th">Monzo on 29 July 2019</a>.
 * Assumed: the percentage of empty reads, the bound, the tools.
 */
public final class MoreDatabaseServers {

    private MoreDatabaseServers() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Six more database servers")
                .performance("Accounts are kept on 27 servers instead of 21")
                .touching(Trait.DATA_INTEGRITY, Trait.PAYMENTS, Trait.CRITICAL_PATH, Trait.CONFIGURATION)
                .population(Population.ofRings(
                                Ring.of("First server", 1), Ring.of("Three servers", 3), Ring.of("All six servers", 6))
                        .withUnit("server"))
                .guardrail(Metric.errorRate("Reads that find nothing", percent(0.1))
                        .mustStayBelow(percent(0.2)))
                .rollbackWithin(ofMinutes(10))
                .dataRollback("Take the new servers out one by one; the old ones keep all three copies until then")
                .bucketBy("server.id")
                .tooling(Tooling.builder()
                        .addMonitoring("Grafana")
                        .incidentChannel("#incident-database")
                        .statusPage("the bank's status page")
                        .build())
                .plan();
    }

    /**
     * Prints the plan and its rollback.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        RolloutPlan plan = plan();
        System.out.print(Summary.of(plan));
        System.out.println("Rollback, within "
                + Length.of(plan.rollback().within().length().orElseThrow()) + ":");
        plan.rollback().manualSteps().forEach(step -> System.out.println("  - " + step));
    }
}
