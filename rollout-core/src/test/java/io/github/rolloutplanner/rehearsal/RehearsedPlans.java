package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;

/** Plans to rehearse. */
final class RehearsedPlans {
    static final String ERRORS = "Errors";
    static final String SPEED = "Speed p95";
    static final String REPORTS = "Reports";
    static final String REVENUE = "Revenue";
    static final String CONVERSION = "Conversion";

    private RehearsedPlans() {}

    static ChangeDraft change() {
        return RolloutPlanner.forChange("One-page checkout")
                .behavioral("Checkout is one page")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .ladder(
                        Step.of("Pilot", 5, Duration.ofDays(1)),
                        Step.of("Half", 50, Duration.ofDays(1)),
                        Step.last("All"));
    }

    /** One guardrail of errors, three phases of a day. */
    static RolloutPlan checkout() {
        return change().guardrail(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    /** An experiment of a week with as many new users as it needs, beside a guardrail of errors. */
    static RolloutPlan experiment(long usersPerDay, ExperimentRequest request) {
        return RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(usersPerDay)
                        .withUsersPerWeek(7 * usersPerDay)
                        .withUsersPerMonth(30 * usersPerDay))
                .experiment(request)
                .success(Metric.conversion(CONVERSION, percent(10)))
                .guardrail(Metric.errorRate(ERRORS, percent(1)).withExposureUnit(ExposureUnit.USER))
                .plan();
    }

    /** One page instead of three steps. */
    static RolloutPlan ofOneTreatment() {
        return experiment(
                24_000, ExperimentRequest.changing(CONVERSION, percent(5)).between("three steps", "one page"));
    }

    /** One page, two steps or no account instead of three steps. */
    static RolloutPlan ofThreeTreatments() {
        return experiment(60_000, amongThree());
    }

    static ExperimentRequest amongThree() {
        return ExperimentRequest.changing(CONVERSION, percent(5))
                .between("three steps", "one page", "two steps", "no account");
    }

    /** A metric of each kind. */
    static RolloutPlan ofAllKinds() {
        return change().guardrail(Metric.errorRate(ERRORS, percent(1)))
                .guardrail(Metric.latency(SPEED, Duration.ofMillis(300)))
                .guardrail(Metric.userReports(REPORTS, 200))
                .guardrail(Metric.revenue(REVENUE, Quantity.of(3, "EUR")).withStandardDeviation(20))
                .signal(Metric.conversion(CONVERSION, percent(40)))
                .plan();
    }
}
