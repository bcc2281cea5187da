package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.time.Duration;

/** Changes out of the life of a team, one for each strategy, and rich enough that every section of a plan has something to say. */
public final class Plans {
    private Plans() {}

    /**
     * CRITICAL: payments, with a population, guardrails of two families, a team and beta users.
     *
     * @return the change while it is described
     */
    public static ChangeDraft onePageCheckout() {
        return RolloutPlanner.forChange("One-page checkout")
                .newFeature()
                .behavioral("Checkout is one page instead of three steps")
                .touching(Trait.PAYMENTS)
                .withFallback("Checkout in three steps")
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Checkout error rate", percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(
                        Metric.latency("Checkout p95", Duration.ofMillis(850)).mustStayBelow(Level.timesBaseline(1.5)))
                .success(Metric.conversion("Orders per visit", percent(3.1)))
                .internalUsers(TargetingCondition.endsWith("user.email", "@shop.example"))
                .betaUsers(TargetingCondition.is("user.tier", "beta"))
                .rollbackWithin(Duration.ofMinutes(5))
                .tooling(Tooling.builder()
                        .flagSystem("Unleash")
                        .addMonitoring("Grafana")
                        .errorTracking("Sentry")
                        .analytics("Mixpanel")
                        .incidentChannel("#checkout-incidents")
                        .statusPage("status.shop.example")
                        .cache("the CDN")
                        .build())
                .owner("Team Checkout");
    }

    /**
     * HIGH: stored data of clinics, ring by ring, in Java.
     *
     * @return the change while it is described
     */
    public static ChangeDraft appointmentStore() {
        return RolloutPlanner.forChange("Appointment store v2")
                .dataModel("Appointments keep their history")
                .integration("Reminders are sent by the telecom partner")
                .touching(Trait.DATA_MIGRATION, Trait.MULTI_TENANT)
                .population(Population.ofRings(
                                Ring.of("Pilot clinics", 40),
                                Ring.of("Northern clinics", 700),
                                Ring.of("Every clinic", 5_200))
                        .withUnit("clinic"))
                .guardrail(Metric.crashRate("Failed bookings", percent(0.05)))
                .signal(Metric.loadTime("Calendar render time", Duration.ofMillis(430)))
                .signal(Metric.revenue("Booked hours", Quantity.of(18_400, "h/day")))
                .dataRollback("scripts/appointments-v1.sql on the replica, then switch over")
                .bucketBy("clinic.id")
                .flagKey("APPOINTMENTS_V2")
                .tooling(Tooling.builder()
                        .flagSystem("flagd")
                        .addMonitoring("Datadog")
                        .errorTracking("Rollbar")
                        .incidentChannel("pager of Platform")
                        .snippetStyle(SnippetStyle.JAVA)
                        .build())
                .owner("Ada");
    }

    /**
     * MEDIUM: an interface that helps users, without anything that is measured or known of its traffic.
     *
     * @return the change while it is described
     */
    public static ChangeDraft savedFilters() {
        return RolloutPlanner.forChange("Saved filters").newFeature().ui("Filters can be saved and named");
    }

    /**
     * LOW: looks only.
     *
     * @return the change while it is described
     */
    public static ChangeDraft softerShadows() {
        return RolloutPlanner.forChange("Softer shadows")
                .ui("Cards throw softer shadows")
                .touching(Trait.VISUAL_ONLY);
    }

    /**
     * A question about users: does another button sell more?
     *
     * @return the change while it is described
     */
    public static ChangeDraft greenButton() {
        return RolloutPlanner.forChange("Green button")
                .ui("The order button is green")
                .population(Population.ofUsersPerDay(4_000).withUnit("visitor"))
                .guardrail(Metric.errorRate("Order errors", percent(0.4)))
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(ExperimentRequest.changing("Orders", percent(10)).between("Grey button", "Green button"));
    }
}
