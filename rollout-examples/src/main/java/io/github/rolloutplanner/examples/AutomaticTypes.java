package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * An editor, Visual Studio Code 1.7, fetches type files for every dependency of every project that is opened.
 *
 * <p>Learn from it the three roles of a metric, and how to describe one that has no factory method. Crashes are a
 * guardrail: they roll the change back. Requests to an external registry are a signal: they hold it until the registry
 * has recovered. More use of completion is what the change is for. In the real rollout the second one was missing; the
 * preview users were too few to show it, and the registry called.
 *
 * <p>Source: <a href="https://code.visualstudio.com/blogs/2016/11/3/rollback">Visual Studio Code on the rollback</a>.
 * Assumed: all three baselines.
 */
public final class AutomaticTypes {

    private AutomaticTypes() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Automatic type files")
                .newFeature()
                .behavioral("Completion for JavaScript needs no types installed by hand")
                .integration("Each project that is opened asks the public registry for types")
                .touching(Trait.WORKFLOW_CHANGE)
                .withFallback("types that developers install by hand")
                .internalFirst()
                .guardrail(Metric.crashRate("Sessions that crash", percent(0.3)).mustStayBelow(percent(0.6)))
                .signal(requestsForNothing())
                .success(Metric.engagement("Completions accepted", Quantity.of(30, "/session")))
                .plan();
    }

    private static Metric requestsForNothing() {
        return Metric.builder()
                .name("Registry requests that find nothing")
                .family(MetricFamily.PERFORMANCE)
                .kind(MetricKind.COUNT)
                .healthy(Relation.BELOW)
                .baseline(Quantity.of(2_000, "/hour"))
                .build()
                .mustStayBelow(Quantity.of(3_000, "/hour"));
    }

    /**
     * Prints the plan, and what closes its first phase with users.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        RolloutPlan plan = plan();
        System.out.print(Summary.of(plan));
        plan.phases().get(1).goLiveCriteria().forEach(gate -> System.out.println("  " + gate.role() + ": " + gate));
    }
}
