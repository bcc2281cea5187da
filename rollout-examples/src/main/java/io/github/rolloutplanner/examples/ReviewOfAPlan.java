package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.diff.PlanDiff;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;

/** A plan comes back from review with a looser limit and fewer users. What does that change for those who have it first? */
public final class ReviewOfAPlan {
    private ReviewOfAPlan() {}

    private static RolloutPlan plan(long users, double limit) {
        return RolloutPlanner.forChange("Faster search")
                .behavioral("Results come from a new index")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(users).withRequestsPerDay(20 * users))
                .guardrail(Metric.errorRate("Search errors", percent(0.2)).mustStayBelow(percent(limit)))
                .plan();
    }

    static RolloutPlan before() {
        return plan(400_000, 0.5);
    }

    static RolloutPlan after() {
        return plan(40_000, 0.6);
    }

    /**
     * Prints what changed, as it stands in a pull request.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.print(PlanDiff.between(before(), after()).markdown());
    }
}
