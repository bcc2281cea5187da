package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
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
