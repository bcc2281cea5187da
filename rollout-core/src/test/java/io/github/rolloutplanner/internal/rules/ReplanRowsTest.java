package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplanRowsTest {
    private static final Fact METRIC = fact("metric", "Errors");
    private static final Fact PHASE = fact("phase", "Beta (5%)");
    private static final Fact AT = fact("at", "1 day 12 hours");
    private static final Fact SOAK = fact("soak", Duration.ofDays(2));
    private static final Fact SERVED = fact("served", "12 hours");
    private static final Fact BY = fact("by", "Ada");
    private static final Fact WHY = fact("why", "it was noisy.");

    static Stream<RowCase> rows() {
        return Stream.of(
                RowCase.of(
                                ReplanRows.LIVE,
                                PHASE,
                                fact("audience", "Random 5% of users"),
                                fact("number", 2),
                                fact("phases", 5))
                        .because("Nothing live changes: Beta (5%) for Random 5% of users goes on as phase 2 of 5."),
                RowCase.of(ReplanRows.STEP_KEPT, fact("percentage", "7%"))
                        .because("The ladder has no step at 7%, but it is live, and stays as a phase of its own."),
                RowCase.of(ReplanRows.SOAK, PHASE, SOAK, fact("before", Duration.ofDays(1)), SERVED)
                        .because("Beta (5%) now lasts 2 days instead of 1 day, and has been live for 12 hours."),
                RowCase.of(ReplanRows.SAME_SOAK, PHASE, SOAK, SERVED)
                        .because("Beta (5%) still lasts 2 days, and has been live for 12 hours."),
                RowCase.of(ReplanRows.APPROVALS, fact("count", 1))
                        .because("1 approval counts on: its gate is as it was."),
                RowCase.of(ReplanRows.APPROVALS_ANEW, fact("count", 2))
                        .because("2 approvals no longer count: their gates were changed or left out."),
                RowCase.of(ReplanRows.KEPT, fact("metrics", List.of("Errors", "Retries")))
                        .because("The evidence of Errors and Retries goes on: nothing that it rests on has changed."),
                RowCase.of(ReplanRows.RESTARTED, METRIC, AT, fact("causes", List.of("baseline", "gate")))
                        .because(
                                "The evidence of Errors begins anew after 1 day 12 hours: its baseline and gate changed, and what"
                                        + " came before was measured the old way."),
                RowCase.of(ReplanRows.NEW, METRIC, AT)
                        .because(
                                "Errors is new and counts what comes after 1 day 12 hours: earlier data do not count, because the"
                                        + " metric was chosen after they were seen."),
                RowCase.of(ReplanRows.DROPPED, METRIC).because("Errors is no longer watched."),
                RowCase.of(ReplanRows.LEVEL, METRIC, fact("level", "1.2%"), fact("planned", "2.5%"))
                        .because(
                                "So that replanning adds no false rollbacks, Errors is now judged at a significance level"
                                        + " of 1.2% instead of the 2.5% of the plan alone."),
                RowCase.of(
                                ReplanRows.LEVEL_CHANGED,
                                fact("metrics", List.of("Errors", "Crashes")),
                                fact("needed", "66.67"),
                                fact("neededBefore", "44.44"),
                                fact("level", "1.5%"),
                                fact("before", "2.25%"))
                        .because("A regression of Errors and Crashes now takes evidence of 66.67 instead of 44.44: the"
                                + " significance level is 1.5% instead of 2.25%."),
                RowCase.of(ReplanRows.SAMPLE, METRIC, fact("needed", 23_629L), PHASE, fact("before", 20_458L))
                        .because("Errors now needs 23,629 observations in Beta (5%) instead of 20,458."),
                RowCase.of(ReplanRows.LEVEL_LOW, METRIC, fact("level", "0.01%"), fact("planned", "2.5%"), BY, WHY)
                        .because(
                                "Riskier: so that replanning adds no false rollbacks, Errors is now judged at a significance"
                                        + " level of 0.01% instead of the 2.5% of the plan alone, and even a large regression of it may not roll"
                                        + " back. Watch it yourself. Ada says why: it was noisy."),
                RowCase.of(ReplanRows.RISKIER, METRIC, fact("evidence", Optional.of("4.1")), BY, WHY)
                        .because("Riskier: a regression of Errors is less likely to roll back than before; its evidence"
                                + " of one was 4.1. Ada says why: it was noisy."),
                RowCase.of(ReplanRows.DETECTED, METRIC, fact("detected", "1 day 6 hours"))
                        .because(
                                "Errors was detected to be worse after 1 day 6 hours, and planning again does not change that."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows().toList(), ReplanRows.ALL);
    }
}
