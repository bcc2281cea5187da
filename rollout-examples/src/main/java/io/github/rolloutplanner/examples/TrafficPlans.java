package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;

/** The plans that real traffic is played against. */
final class TrafficPlans {
    static final String ERRORS = "Errors";
    static final String ORDERS = "Orders";
    static final String ONE_PAGE = "one page";

    private static final String FEATURE = "One-page checkout";
    private static final long USERS = 2_000_000;
    private static final long REQUESTS_OF_A_USER = 24;
    private static final int COMPANY = 20;
    private static final double OFF = 1.3;
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 30;

    private TrafficPlans() {}

    static Metric errors() {
        return Metric.errorRate(ERRORS, percent(0.2));
    }

    /** A canary: a control group up to 50%, none in the bake. */
    static RolloutPlan canary() {
        return canary(USERS, REQUESTS_OF_A_USER * USERS, errors());
    }

    static RolloutPlan canary(long usersPerDay, long requestsPerDay, Metric metric) {
        return canary(Population.ofUsersPerDay(usersPerDay).withRequestsPerDay(requestsPerDay), metric);
    }

    /** A canary whose users of a month are those of a day. */
    static RolloutPlan canaryOfSameUsers(long users, long requestsPerDay, Metric metric) {
        return canary(
                Population.ofUsersPerDay(users)
                        .withUsersPerWeek(users)
                        .withUsersPerMonth(users)
                        .withRequestsPerDay(requestsPerDay),
                metric);
    }

    private static RolloutPlan canary(Population population, Metric metric) {
        return change(metric)
                .touching(Trait.CRITICAL_PATH)
                .population(population)
                .plan();
    }

    /** A canary with a control group also in the bake. */
    static RolloutPlan canaryWithHoldback() {
        RolloutPolicy policy =
                RolloutPolicy.standard().withLadders(LadderPolicy.standard().withHoldback(percent(5)));
        return change(RolloutPlanner.withPolicy(policy).describe(FEATURE), errors())
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(USERS).withRequestsPerDay(REQUESTS_OF_A_USER * USERS))
                .plan();
    }

    /** Rings, which have no control group at all. */
    static RolloutPlan rings() {
        return rings(USERS, USERS, errors());
    }

    static RolloutPlan rings(long users, long requestsPerDay, Metric metric) {
        return change(metric)
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(Ring.of("Company", users / COMPANY), Ring.of("Everybody", users))
                        .withRequestsPerDay(requestsPerDay))
                .plan();
    }

    /** Users of rings have 1.3 times the errors of all others, and so many more than the baseline have those. */
    static Scenario besideOthers() {
        return Scenario.harmless()
                .withBaselineTimes(ERRORS, OFF)
                .withRingTimes(ERRORS, OFF)
                .withOthersOfRings(Duration.ofDays(14));
    }

    /** One long phase beside a control group. */
    static RolloutPlan twoWeeksAt10Percent(long requestsPerDay, Metric metric) {
        return change(metric)
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(requestsPerDay / REQUESTS_OF_A_USER)
                        .withRequestsPerDay(requestsPerDay))
                .ladder(Step.of("10%", 10, Duration.ofDays(14)), Step.last("All"))
                .plan();
    }

    /** The canary with a signal beside its guardrail. */
    static RolloutPlan canaryWithSignal(long usersPerDay, long requestsPerDay, Metric signal) {
        return change(errors())
                .signal(signal)
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(usersPerDay).withRequestsPerDay(requestsPerDay))
                .plan();
    }

    /** An experiment of a week with hardly more users than it needs, who are others each day. */
    static RolloutPlan experiment() {
        return experiment(24_000, "three steps", ONE_PAGE);
    }

    /** The same with three treatments. */
    static RolloutPlan experimentOfThree() {
        return experiment(60_000, "three steps", ONE_PAGE, "two steps", "no account");
    }

    private static RolloutPlan experiment(long usersPerDay, String... variants) {
        Metric errors = Metric.errorRate(ERRORS, percent(1)).withExposureUnit(ExposureUnit.USER);
        return change(errors)
                .experiment(ExperimentRequest.changing(ORDERS, percent(5)).between(variants))
                .success(Metric.conversion(ORDERS, percent(10)))
                .population(Population.ofUsersPerDay(usersPerDay)
                        .withUsersPerWeek(DAYS_OF_WEEK * usersPerDay)
                        .withUsersPerMonth(DAYS_OF_MONTH * usersPerDay))
                .plan();
    }

    private static ChangeDraft change(Metric metric) {
        return change(RolloutPlanner.forChange(FEATURE), metric);
    }

    private static ChangeDraft change(ChangeDraft draft, Metric metric) {
        return draft.behavioral("Checkout is one page instead of three steps")
                .guardrail(metric)
                .owner("checkout team");
    }

    static String kind(RolloutPlan plan) {
        if (plan.experimentPhase().isPresent()) {
            return "Experiment";
        }
        return plan.population().orElseThrow().rings().isEmpty() ? "Canary" : "Rings";
    }

    static RolloutPhase last(RolloutPlan plan) {
        return plan.phases().get(plan.phases().size() - 1);
    }

    /** When a phase begins if nothing holds the ones before. */
    static Duration start(RolloutPlan plan, RolloutPhase phase) {
        return plan.phases().subList(0, phase.number() - 1).stream()
                .flatMap(before -> before.soak().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
