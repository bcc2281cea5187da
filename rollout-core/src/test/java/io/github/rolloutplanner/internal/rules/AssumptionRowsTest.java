package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssumptionRowsTest {
    private static final Fact USERS = fact("users", "users");
    private static final Fact UNIT = fact("unit", "user");
    private static final Fact METRICS = fact("metrics", List.of("Errors", "p95"));
    private static final Fact LENGTH = fact("length", Duration.ofDays(40));
    private static final Fact DAILY = fact("daily", new Counted(30_000, "user"));

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(
                                AssumptionRows.DAILY_USERS,
                                fact("known", new Counted(900_000, "user")),
                                fact("span", Duration.ofDays(30)),
                                DAILY,
                                fact("times", 30))
                        .says("A day has 30,000 users")
                        .because(
                                "Only 900,000 users in 30 days are known. If each day has others, they are 30,000 users a"
                                        + " day, the fewest, so that evidence counts no observation too many; all of them could come"
                                        + " every day, so the exposure of a day may be up to 30 times as large."),
                RowCase.of(AssumptionRows.ONE_REQUEST, UNIT, METRICS)
                        .says("Each user makes one request a day, whatever the days before showed")
                        .because(
                                "No requests a day are known, so Errors and p95 have one observation of each daily user."),
                fewer(METRICS)
                        .because(
                                "40,000 requests a day come from 120,000 users a day, so Errors and p95 have at most 40,000"
                                        + " requests a day to show a regression."),
                fewer(fact("metrics", List.of())).because("40,000 requests a day come from 120,000 users a day."),
                RowCase.of(AssumptionRows.INDEPENDENT_REQUESTS, UNIT, METRICS, fact("requests", "12.5"))
                        .says("The requests of one user are independent, so the design effect is 1")
                        .because("A user makes up to 12.5 requests in a phase, and nothing says how alike they are for"
                                + " Errors and p95."),
                RowCase.of(AssumptionRows.GROWTH, USERS, LENGTH, fact("exponent", 0.7))
                        .says("Distinct users grow with the days to the power of 0.7")
                        .because("Only the users of a day are known, and the rollout lasts 40 days."),
                RowCase.of(AssumptionRows.GROWTH_AFTER_WEEK, USERS, LENGTH)
                        .says("Distinct users grow after a week as they do within it")
                        .because("No more than the users of a week are known, and the rollout lasts 40 days."),
                RowCase.of(AssumptionRows.GROWTH_AFTER_MONTH, USERS, LENGTH)
                        .says("Distinct users grow after 30 days as the plan computes")
                        .because("No more than the users of 30 days can be given, and the rollout lasts 40 days."),
                RowCase.of(AssumptionRows.EVEN_TRAFFIC, fact("phases", List.of("1%", "5%")))
                        .says("Each hour of a day has as much traffic as the others")
                        .because(
                                "No hourly profile is given, and what is computed for 1% and 5% counts parts of a day."),
                baseline(List.of("Errors"))
                        .says("The baseline of Errors is off by at most 20%")
                        .because("It was typed, and no control group of Beta shows where it is."),
                baseline(List.of("Errors", "p95"))
                        .says("The baselines of Errors and p95 are off by at most 20%")
                        .because("They were typed, and no control group of Beta shows where it is."),
                RowCase.of(
                                AssumptionRows.EQUAL_TENANTS,
                                fact("tenant", "wiki"),
                                fact("tenants", "wikis"),
                                USERS,
                                fact("all", new Counted(16, "wiki")),
                                DAILY)
                        .says("Each wiki has as many users as the others")
                        .because("Whole wikis go out one after the other, and only 16 wikis and 30,000 users a day are"
                                + " known."));
    }

    private static RowCase fewer(Fact metrics) {
        return RowCase.of(
                        AssumptionRows.FEWER_REQUESTS,
                        UNIT,
                        USERS,
                        fact("requests", new Counted(40_000, "request")),
                        fact("daily", new Counted(120_000, "user")),
                        metrics)
                .says("Not every user makes a request: all of them are exposed, and only requests are evidence");
    }

    private static RowCase baseline(List<String> metrics) {
        return RowCase.of(
                AssumptionRows.BASELINE,
                fact("metrics", metrics),
                fact("part", percent(20)),
                fact("phases", List.of("Beta")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), AssumptionRows.ALL);
    }

    @Test
    void eachSaysWhichFactTakesItsPlace() {
        List<String> remedies = rows().stream()
                .map(row -> row.rule().advice(row.rule().reason(row.facts().toArray(Fact[]::new))))
                .distinct()
                .toList();

        assertThat(remedies)
                .containsExactly(
                        "Give the distinct users of a usual day: Population.withUsersPerDay(..)",
                        "Give the requests of a usual day: Population.withRequestsPerDay(..)",
                        "Give the users who make a request as the population, or all requests that can show the change",
                        "State their correlation with Metric.withIntraclassCorrelation(..), or sum them up by user with"
                                + " ExposureUnit.REQUEST_BY_USER",
                        "Give the distinct users of a week and of 30 days: Population.withUsersPerWeek(..) and"
                                + " withUsersPerMonth(..)",
                        "Give the distinct users of 30 days: Population.withUsersPerMonth(..)",
                        "Compare the assignment counts of each week with the exposure, or choose a shorter rollout",
                        "Give the traffic of each hour: Population.withHourlyProfile(..)",
                        "Say how well it is known: Metric.withBaseline(Baseline.measured(..)) or Baseline.within(..)",
                        "Give the members of each ring: Population.withRings(..)");
    }
}
