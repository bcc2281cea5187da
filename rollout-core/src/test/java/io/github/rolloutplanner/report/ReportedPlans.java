package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.Plans;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan of each strategy, of the deliveries that differ most, urgent and with dates. */
final class ReportedPlans {
    private static final Population PEOPLE = Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000);

    private ReportedPlans() {}

    /** The change of the README. */
    static RolloutPlan checkout() {
        return RolloutPlanner.forChange("One-page checkout")
                .newFeature()
                .behavioral("Checkout is one page instead of three steps")
                .touching(Trait.PAYMENTS)
                .population(PEOPLE)
                .guardrail(Metric.errorRate("Checkout error rate", percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(
                        Metric.latency("Checkout p95", Duration.ofMillis(850)).mustStayBelow(Level.timesBaseline(1.5)))
                .rollbackWithin(Duration.ofMinutes(5))
                .plan();
    }

    static RolloutPlan dated() {
        RolloutPlan plan = search(RolloutPlanner.withPolicy(
                        RolloutPolicy.standard().withCalendar(RolloutCalendar.workingHours("Europe/Berlin")))
                .describe("Search by meaning"));
        return plan.withDates(plan.schedule(Instant.parse("2026-03-04T09:00:00Z")));
    }

    private static RolloutPlan search(ChangeDraft change) {
        return change.behavioral("Search finds what was meant")
                .touching(Trait.CRITICAL_PATH)
                .population(PEOPLE)
                .guardrail(Metric.errorRate("Search errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    static Map<String, RolloutPlan> all() {
        Map<String, RolloutPlan> plans = new LinkedHashMap<>();
        plans.put("immediate", Plans.softerShadows().plan());
        plans.put("percentage", Plans.savedFilters().plan());
        plans.put("canary", search(RolloutPlanner.forChange("Search by meaning")));
        plans.put("A/B test", Plans.greenButton().plan());
        plans.put("ring", checkout());
        plans.put("everything said", Plans.onePageCheckout().plan());
        plans.put("own rings", Plans.appointmentStore().plan());
        plans.put("fleet", delivered(Delivery.fleet(1_000)));
        plans.put("store", delivered(Delivery.appStore(Delivery.Store.APPLE)));
        plans.put("migration", delivered(Delivery.dataMigration()));
        plans.put(
                "urgent",
                search(RolloutPlanner.forChange("Search without the leak").expedite("credentials leak")));
        plans.put("dated", dated());
        return plans;
    }

    private static RolloutPlan delivered(Delivery delivery) {
        return search(RolloutPlanner.forChange("Search by meaning").deliveredBy(delivery));
    }
}
