package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuccessRowsTest {
    private static final Fact ORDERS = fact("metric", "Orders");
    private static final Fact BASELINE = fact("baseline", Quantity.of(percent(10)));

    static List<RowCase> rows() {
        return List.of(
                readOut(Optional.of(14_751L))
                        .says(
                                "the treatment (Green button) is better than the control in Orders at 95% confidence, with"
                                        + " the groups as large as planned (14,751)"),
                readOut(Optional.empty())
                        .says("the treatment (Green button) is better than the control in Orders at 95% confidence"),
                RowCase.of(SuccessRows.BETTER, ORDERS, BASELINE)
                        .because("The change is to improve Orders, whose baseline is 10%."),
                RowCase.of(SuccessRows.BETTER_ALONE, ORDERS, BASELINE, fact("usual", Quantity.of(percent(10.2))))
                        .because(
                                "The change is to improve Orders, whose baseline is 10%; without a control group it may"
                                        + " stand at 10.2% by itself."),
                sized(SuccessRows.POWERED, fact("groups", 2), fact("after", Duration.ofHours(20)))
                        .because(
                                "Powered: showing Orders at 11% instead of 10% (significance level 0.01, power 0.8) takes"
                                        + " 900 users in each of 2 groups; a bake of 1 day at 80% gives 1,000 users, enough after 20"
                                        + " hours. MDE 10.9%."),
                sized(SuccessRows.EXTENDED, fact("nominal", Duration.ofHours(12)), fact("after", Duration.ofHours(20)))
                        .because(
                                "Extended: showing Orders at 11% instead of 10% (significance level 0.01, power 0.8) takes"
                                        + " 900 users; a bake of 1 day at 80% instead of 12 hours gives 1,000 users, enough after 20"
                                        + " hours. MDE 10.9%."),
                sized(SuccessRows.UNDERPOWERED, fact("control", percent(20)))
                        .because(
                                "Underpowered: showing Orders at 11% instead of 10% (significance level 0.01, power 0.8)"
                                        + " takes 900 users against the other 20% as control group; a bake of 1 day at 80% gives"
                                        + " 1,000 users. The criterion only observes. MDE 10.9%."),
                RowCase.of(
                                SuccessRows.TOO_NEAR,
                                ORDERS,
                                BASELINE,
                                fact("effect", Quantity.of(percent(11))),
                                fact("mde", Quantity.of(percent(12.5))))
                        .because(
                                "Underpowered: no sample tells Orders at 11% from where it may stand by itself; its baseline"
                                        + " is 10%. The criterion only observes. MDE 12.5%."),
                RowCase.of(
                                SuccessRows.NOT_WORSE,
                                ORDERS,
                                fact("margin", percent(25)),
                                fact("usual", Quantity.of(percent(9.8))),
                                fact("limit", Quantity.of(percent(9))))
                        .because(
                                "At 100%, Orders may use 25% of the way from where it may stand by itself (9.8%) to its"
                                        + " limit (9%)."),
                noRollback(1).says("no rollback in 1 phase and a bake of 1 day 12 hours"),
                noRollback(4).says("no rollback in 4 phases and a bake of 1 day 12 hours"));
    }

    private static RowCase readOut(Optional<Long> size) {
        return RowCase.of(
                        SuccessRows.EXPERIMENT,
                        fact("treatment", "Green button"),
                        ORDERS,
                        fact("confidence", percent(95)),
                        fact("size", size),
                        fact("hypothesis", "more orders"))
                .because("Hypothesis: more orders.");
    }

    private static RowCase sized(Rule rule, Fact... more) {
        List<Fact> facts = new ArrayList<>(List.of(
                ORDERS,
                BASELINE,
                fact("effect", Quantity.of(percent(11))),
                fact("level", 0.01),
                fact("power", 0.8),
                fact("needed", new Counted(900, "user")),
                fact("percentage", percent(80)),
                fact("soak", Duration.ofDays(1)),
                fact("available", new Counted(1_000, "user")),
                fact("mde", Quantity.of(percent(10.9)))));
        facts.addAll(List.of(more));
        return RowCase.of(rule, facts.toArray(new Fact[0]));
    }

    private static RowCase noRollback(int phases) {
        return RowCase.of(SuccessRows.NO_ROLLBACK, fact("phases", phases), fact("bake", Duration.ofHours(36)))
                .because("The bake of 1 day 12 hours ends without a rollback.");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), SuccessRows.ALL);
    }
}
