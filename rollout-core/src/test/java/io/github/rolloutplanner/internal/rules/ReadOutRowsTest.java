package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadOutRowsTest {

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(ReadOutRows.SPLIT, DecisionRowsTest.counts())
                        .because(
                                "Sample ratio mismatch: 900 exposed and 400 in the control group (Errors after 5 hours),"
                                        + " expected 1 in the control group for each exposed, evidence 3 of 20 needed. The experiment shows nothing."),
                RowCase.of(ReadOutRows.WITHOUT_USERS, fact("treatment", "one page"))
                        .because(
                                "Treatment one page has no users to compare, while others have. Check its assignment and its"
                                        + " data."),
                RowCase.of(ReadOutRows.UNSEEN, fact("metric", "Errors"))
                        .because(
                                "Guardrail Errors has no data of both groups to compare: a regression is not ruled out."),
                RowCase.of(
                                ReadOutRows.SHARED,
                                fact("metric", "Errors"),
                                fact("limit", "2%"),
                                fact("shown", "40 of 900 (4.444%) against 41 of 900 (4.556%)"))
                        .because(
                                "Errors is beyond its limit 2%, and so is the control group: 40 of 900 (4.444%) against"
                                        + " 41 of 900 (4.556%) today. What both share may be broken, so the experiment shows"
                                        + " nothing."),
                RowCase.of(
                                ReadOutRows.LIFELESS,
                                fact("metric", "Sales"),
                                fact("shown", "0 of 900 (0%) against 0 of 900 (0%)"),
                                fact("baseline", "10%"))
                        .because(
                                "Sales shows no life in either group, 0 of 900 (0%) against 0 of 900 (0%), where 10% is"
                                        + " usual. Check what measures it, and what both groups share."),
                RowCase.of(ReadOutRows.DEPENDENCE, fact("metrics", List.of("Clicks")))
                        .because(
                                "Only Clicks would be better, counted in requests as if those of one user were independent: how"
                                        + " far they depend on each other is neither stated nor measured. Users may be no"
                                        + " better."),
                RowCase.of(ReadOutRows.SIZE, fact("size", 900), fact("needed", 1_000))
                        .because("The smaller group has 900 of 1,000 observations."),
                RowCase.of(ReadOutRows.WEEKS, fact("elapsed", "3 days"), fact("planned", Duration.ofDays(14)))
                        .because("The test has data of 3 days of the 14 days that were planned."),
                RowCase.of(ReadOutRows.INTERIM, fact("look", 1), fact("looks", 3), fact("next", 14))
                        .because(
                                "Interim look 1 of 3 decides nothing: not everything has crossed its boundary. The next one"
                                        + " is at the end of day 14."),
                RowCase.of(ReadOutRows.NOTHING_BETTER, fact("effects", List.of("Sales is unclear")))
                        .because("No success metric is shown to be better: Sales is unclear."),
                RowCase.of(ReadOutRows.NOT_MEASURED, fact("metrics", List.of("Sales", "Visits")))
                        .because("No success metric was measured in both groups: Sales and Visits."),
                RowCase.of(ReadOutRows.NO_SUCCESS_METRIC).because("No success metric was declared."),
                RowCase.of(
                                ReadOutRows.CORRELATION,
                                fact("metric", "Sales"),
                                fact("shown", "0.3"),
                                fact("planned", "0.6"),
                                fact("worth", "70.33%"))
                        .because(
                                "Sales correlates with its covariate by 0.3, where the size counts on 0.6: an observation is"
                                        + " worth 70.33% of a planned one."),
                RowCase.of(ReadOutRows.IMBALANCE, fact("metric", "Sales"), fact("pBelow", "0.0001"))
                        .because(
                                "The covariate of Sales differs between the groups (p below 0.0001). It is from before the"
                                        + " experiment, so the split is broken. The experiment shows nothing."),
                RowCase.of(ReadOutRows.IMBALANCE, fact("metric", "Sales"), fact("p", "0.0004"))
                        .because("The covariate of Sales differs between the groups (p = 0.0004). It is from before the"
                                + " experiment, so the split is broken. The experiment shows nothing."),
                RowCase.of(ReadOutRows.IMBALANCE, fact("metric", "Sales"), fact("pBelow", "0.0001"))
                        .because("The covariate of Sales differs between the groups (p below 0.0001). It is from before"
                                + " the experiment, so the split is broken. The experiment shows nothing."),
                effect(ReadOutRows.BETTER),
                effect(ReadOutRows.WORSE),
                effect(ReadOutRows.NOT_WORSE),
                effect(ReadOutRows.UNCLEAR));
    }

    private static RowCase effect(Rule rule) {
        String text = "Sales is found: 9 of 900 (1%), difference +1pp, from +0.5pp to +1.5pp, lift +10%, from +5%"
                + " to +15%, p = 0.01";
        return RowCase.of(
                        rule,
                        fact("metric", "Sales"),
                        fact("finding", "found"),
                        fact("shown", "9 of 900 (1%)"),
                        fact("difference", "+1pp"),
                        fact("lift", "+10%"),
                        fact("least", "+5%"),
                        fact("most", "+15%"),
                        fact("low", "+0.5pp"),
                        fact("high", "+1.5pp"),
                        fact("p", 0.01))
                .says(text)
                .because(text + ".");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), ReadOutRows.ALL);
    }
}
