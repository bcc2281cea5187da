package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What the numbers of a plan rest on where no fact says it, and the fact that would take its place. */
public final class AssumptionRows {
    private static final Rows ROWS = new Rows();

    public static final Rule DAILY_USERS = ROWS.row(Rule.of(
                    "assumption.daily-users",
                    "Where only the users of a longer time are known, a day is taken to have the fewest that make them.")
            .says("A day has {daily}")
            .advises("Give the distinct users of a usual day: Population.withUsersPerDay(..)")
            .because("Only {known} in {span} are known. If each day has others, they are {daily} a day, the fewest, so"
                    + " that evidence counts no observation too many; all of them could come every day, so the"
                    + " exposure of a day may be up to {times} times as large."));

    public static final Rule ONE_REQUEST = ROWS.row(Rule.of(
                    "assumption.one-request", "Where requests are not known, each daily user makes one.")
            .says("Each {unit} makes one request a day, whatever the days before showed")
            .advises("Give the requests of a usual day: Population.withRequestsPerDay(..)")
            .because("No requests a day are known, so {metrics} {metrics:has|have} one observation of each daily"
                    + " {unit}."));

    public static final Rule FEWER_REQUESTS = ROWS.row(Rule.of(
                    "assumption.fewer-requests", "Where requests are fewer than users, only the requests are evidence.")
            .says("Not every {unit} makes a request: all of them are exposed, and only requests are evidence")
            .advises("Give the {users} who make a request as the population, or all requests that can show the change")
            .because("{requests} a day come from {daily} a day[, so {metrics} {metrics:has|have} at most {requests} a"
                    + " day to show a regression]."));

    public static final Rule INDEPENDENT_REQUESTS = ROWS.row(Rule.of(
                    "assumption.independent-requests",
                    "Without a correlation, requests of one user count as independent.")
            .says("The requests of one {unit} are independent, so the design effect is 1")
            .advises("State their correlation with Metric.withIntraclassCorrelation(..), or sum them up by user with"
                    + " ExposureUnit.REQUEST_BY_USER")
            .because("A {unit} makes up to {requests} requests in a phase, and nothing says how alike they are for"
                    + " {metrics}."));

    public static final Rule GROWTH = ROWS.row(Rule.of(
                    "assumption.growth",
                    "Without weekly and monthly users, distinct users grow by the policy's exponent.")
            .says("Distinct {users} grow with the days to the power of {exponent}")
            .advises("Give the distinct users of a week and of 30 days: Population.withUsersPerWeek(..) and"
                    + " withUsersPerMonth(..)")
            .because("Only the {users} of a day are known, and the rollout lasts {length}."));

    public static final Rule GROWTH_AFTER_WEEK = ROWS.row(Rule.of(
                    "assumption.growth-after-week",
                    "Without monthly users, the growth within a week is taken to go on.")
            .says("Distinct {users} grow after a week as they do within it")
            .advises("Give the distinct users of 30 days: Population.withUsersPerMonth(..)")
            .because("No more than the {users} of a week are known, and the rollout lasts {length}."));

    public static final Rule GROWTH_AFTER_MONTH = ROWS.row(Rule.of(
                    "assumption.growth-after-month", "After 30 days, the growth of distinct users is not known.")
            .says("Distinct {users} grow after 30 days as the plan computes")
            .advises("Compare the assignment counts of each week with the exposure, or choose a shorter rollout")
            .because("No more than the {users} of 30 days can be given, and the rollout lasts {length}."));

    public static final Rule EVEN_TRAFFIC = ROWS.row(Rule.of(
                    "assumption.even-traffic",
                    "Without an hourly profile, each hour has as much traffic as the others.")
            .says("Each hour of a day has as much traffic as the others")
            .advises("Give the traffic of each hour: Population.withHourlyProfile(..)")
            .because("No hourly profile is given, and what is computed for {phases} counts parts of a day."));

    public static final Rule BASELINE = ROWS.row(Rule.of(
                    "assumption.baseline", "A typed baseline is off by no more than the policy says.")
            .says("The {metrics:baseline|baselines} of {metrics} {metrics:is|are} off by at most {part}")
            .advises("Say how well it is known: Metric.withBaseline(Baseline.measured(..)) or Baseline.within(..)")
            .because("{metrics:It was|They were} typed, and no control group of {phases} shows where it is."));

    public static final Rule EQUAL_TENANTS = ROWS.row(Rule.of(
                    "assumption.equal-tenants", "Without sizes, tenants have equally many users.")
            .says("Each {tenant} has as many {users} as the others")
            .advises("Give the members of each ring: Population.withRings(..)")
            .because("Whole {tenants} go out one after the other, and only {all} and {daily} a day are known."));

    public static final List<Rule> ALL = ROWS.all();

    private AssumptionRows() {}
}
