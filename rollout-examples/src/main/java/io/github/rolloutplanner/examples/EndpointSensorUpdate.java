package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * CrowdStrike publishes a content file that a driver in the kernel of every Windows host reads.
 *
 * <p>Learn from it what a change costs that reaches all users at once and cannot be called back: rings whose sizes give
 * the percentages, starting with the vendor's own machines, and a linter that objects to doing it in one step. The real
 * file went out in one step and stopped 8.5 million machines.
 *
 * <p>Source: <a href="https://www.crowdstrike.com/falcon-content-update-remediation-and-guidance-hub/">CrowdStrike's
 * review</a>. Assumed: the sizes of the rings and the percentage of hosts that restart without being asked to.
 */
public final class EndpointSensorUpdate {

    private EndpointSensorUpdate() {}

    private static ChangeDraft update() {
        return RolloutPlanner.forChange("Detection content for a new technique")
                .behavioral("The sensor reports one more technique, early in the boot sequence")
                .touching(Trait.KERNEL_OR_AGENT, Trait.SECURITY, Trait.CONFIGURATION)
                .touching(Trait.CRITICAL_PATH, Trait.GLOBAL_CONFIG, Trait.IRREVERSIBLE)
                .bucketBy("host.id")
                .population(Population.ofRings(
                                Ring.of("Internal machines", 5_000),
                                Ring.of("Customers who asked for early content", 250_000),
                                Ring.of("One host in ten", 1_000_000),
                                Ring.of("All hosts", 10_000_000))
                        .withUnit("host"))
                .guardrail(Metric.crashRate("Hosts that restart by themselves", percent(0.02))
                        .mustStayBelow(percent(0.05)));
    }

    static RolloutPlan ringByRing() {
        return update().plan();
    }

    static RolloutPlan allAtOnce() {
        return update().ladder(Step.last("Every host that is online")).plan();
    }

    /**
     * Prints the plan, and what the linter says of doing it in one step.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.print(Summary.of(ringByRing()));
        PlanLinter.lint(allAtOnce()).forEach(System.out::println);
    }
}
