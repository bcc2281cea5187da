package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * Datadog's hosts install a security patch of their operating system.
 *
 * <p>Learn from it to use a strategy of your own, {@link RegionByRegion}, by its id. The regions are built to fail one at a
 * time; in the real change all five installed the patch in the same hour and failed together. The plan says which strategy
 * it used and that the caller asked for it.
 *
 * <p>Source: <a href="https://www.datadoghq.com/blog/engineering/2023-03-08-deep-dive-into-platform-level-impact/">Datadog
 * on 8 March 2023</a>. Assumed: the names and sizes of the regions and the percentage of hosts without network.
 */
public final class SecurityPatchByRegion {

    private SecurityPatchByRegion() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Patch of the system service")
                .behavioral("Hosts run the patched system service")
                .touching(Trait.SECURITY, Trait.CONFIGURATION, Trait.KERNEL_OR_AGENT)
                .touching(Trait.MULTI_TENANT, Trait.GLOBAL_CONFIG)
                .bucketBy("host.id")
                .population(Population.ofRings(
                                Ring.of("Region A", 2_000),
                                Ring.of("Region B", 6_000),
                                Ring.of("Region C", 14_000),
                                Ring.of("Region D", 24_000),
                                Ring.of("Region E", 40_000))
                        .withUnit("host"))
                .guardrail(
                        Metric.errorRate("Hosts without network", percent(0.05)).mustStayBelow(percent(0.2)))
                .using("region-by-region")
                .plan();
    }

    /**
     * Prints the plan.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.print(Summary.of(plan()));
    }
}
