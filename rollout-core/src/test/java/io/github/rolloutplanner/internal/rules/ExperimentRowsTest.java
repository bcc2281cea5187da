package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.ExperimentRequest.Spending;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Fact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentRowsTest {
    private static final Fact ORDERS = fact("metric", "Orders");
    private static final Fact USERS = fact("users", 29_502L);
    private static final Fact COMPANIES = fact("unit", "companies");

    static List<RowCase> rows() {
        return List.of(
                hypothesis(Optional.empty(), "increase", 11)
                        .says(
                                "The treatment will increase Orders by 10% compared with the control (Grey button), from 10%"
                                        + " to 11%"),
                hypothesis(Optional.of("Green button"), "decrease", 9)
                        .says("The treatment (Green button) will decrease Orders by 10% compared with the control (Grey"
                                + " button), from 10% to 9%"),
                RowCase.of(
                                ExperimentRows.SAMPLE_SIZE,
                                ORDERS,
                                fact("baseline", Quantity.of(percent(10))),
                                fact("target", Quantity.of(percent(11))),
                                fact("power", 0.8),
                                fact("significance", 0.05),
                                fact("control", 25_583L),
                                fact("treatment", 25_583L),
                                COMPANIES)
                        .because(
                                "To detect a change of Orders from 10% to 11% with power 0.8 at a two-sided significance"
                                        + " level of 0.05, the control group needs 25,583 companies and the treatment group"
                                        + " 25,583."),
                RowCase.of(ExperimentRows.SAMPLE_SIZE_UNKNOWN, fact("effect", percent(10)), ORDERS)
                        .because(
                                "The sample size that detects a change of 10% in Orders depends on its variance, which is"
                                        + " not known."),
                RowCase.of(ExperimentRows.COVARIATE, ORDERS, fact("correlation", "0.6"), fact("factor", "0.64"))
                        .because(
                                "Orders correlates by 0.6 with a covariate from before the experiment, so its size counts on"
                                        + " 0.64 times the variance. Give the covariate with each observation."),
                RowCase.of(
                                ExperimentRows.GUARDRAIL_SIZE,
                                fact("metric", "5xx"),
                                fact("gate", Quantity.of(1.4, "%")),
                                fact("power", 0.9),
                                fact("significance", 0.05),
                                fact("control", 14_000L),
                                fact("treatment", 14_001L),
                                fact("unit", "requests"))
                        .because(
                                "To show with power 0.9 that 5xx is not worse than 1.4%, at a one-sided significance level"
                                        + " of 0.05, the control group needs 14,000 requests and the treatment group 14,001."),
                RowCase.of(
                                ExperimentRows.GUARDRAIL_SIZE_UNKNOWN,
                                fact("metric", "Basket"),
                                fact("gate", Quantity.of(40, "EUR")))
                        .because(
                                "How many observations show that Basket is not worse than 40 EUR is not known. While they"
                                        + " do not show it, the treatment is not shipped."),
                RowCase.of(
                                ExperimentRows.LOOKS,
                                fact("looks", 2),
                                fact("days", List.of(7, 14)),
                                fact("spending", Spending.OBRIEN_FLEMING.toString()),
                                fact("boundaries", List.of(0.003, 0.049)))
                        .because(
                                "The caller asked for interim looks, so the sizes are those of 2 looks, with data to the"
                                        + " end of days 7 and 14. By O'Brien-Fleming spending, a p-value of at most 0.003 and 0.049"
                                        + " shows an improvement."),
                RowCase.of(ExperimentRows.GUARDRAIL_WEEKS, fact("metrics", List.of("5xx", "Crashes")), fact("weeks", 3))
                        .because("By then 5xx and Crashes cannot be shown not worse yet, so the test runs for 3 whole"
                                + " weeks."),
                RowCase.of(ExperimentRows.GUARDRAIL_CAPPED, fact("metrics", List.of("5xx")), fact("weeks", 8))
                        .because(
                                "The policy stops the test after 8 weeks at the latest. 5xx would need longer to be shown"
                                        + " not worse, so the test is underpowered for that."),
                RowCase.of(ExperimentRows.GUARDRAIL_UNDERPOWERED, fact("metrics", List.of("5xx")), fact("days", 14))
                        .because("The test lasts 14 days. 5xx would need longer to be shown not worse, so the test is"
                                + " underpowered for that."),
                RowCase.of(ExperimentRows.DAYS_CALLER, fact("step", "Half of the shops"))
                        .because("The experiment runs as long as the caller's step Half of the shops."),
                RowCase.of(ExperimentRows.WEEKS_BY_POLICY, fact("weeks", 2))
                        .because(
                                "The length follows from population and sample size; where one of them is not known, the"
                                        + " policy gives the test 2 weeks."),
                RowCase.of(
                                ExperimentRows.WEEKS,
                                USERS,
                                COMPANIES,
                                fact("usersPerDay", 4_000L),
                                fact("days", 28),
                                fact("weeks", 4))
                        .because(
                                "Both groups are full when 29,502 companies have come; 4,000 a day, growing as distinct"
                                        + " companies do, make as many in 28 days, so the test runs for 4 whole weeks."),
                RowCase.of(ExperimentRows.WEEKS_CAPPED, USERS, COMPANIES, fact("weeks", 1), fact("reached", 1_119L))
                        .because(
                                "Both groups are full when 29,502 companies have come; the policy stops the test after 1"
                                        + " week, when only 1,119 have, so it is underpowered."));
    }

    private static RowCase hypothesis(Optional<String> treatment, String direction, double target) {
        return RowCase.of(
                ExperimentRows.HYPOTHESIS,
                fact("treatment", treatment),
                fact("control", "Grey button"),
                ORDERS,
                fact(direction, percent(10)),
                fact("baseline", Quantity.of(percent(10))),
                fact("target", Quantity.of(percent(target))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), ExperimentRows.ALL);
    }
}
