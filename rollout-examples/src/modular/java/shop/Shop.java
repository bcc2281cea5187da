package shop;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;

/** Plans a change by the strategy that this module provides, and prints the plan. */
public final class Shop {

    private Shop() {}

    /**
     * Prints the plan as JSON.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        RolloutPlan plan = RolloutPlanner.forChange("Gift wrapping")
                .newFeature()
                .behavioral("Orders can be wrapped as a gift")
                .population(Population.ofUsersPerDay(40_000))
                .guardrail(Metric.errorRate("Order errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .using("half-and-half")
                .plan();
        RolloutPlan copy = RolloutJson.read(RolloutJson.writeDetailed(plan));
        if (!copy.equals(plan)
                || PlanLinter.lint(copy).size() != PlanLinter.lint(plan).size()) {
            throw new IllegalStateException("The plan that was read is not the one that was written: " + copy);
        }
        System.out.print(RolloutJson.write(copy));
    }
}
