package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.reason.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlagRowsTest {
    private static final Fact VISITORS = fact("users", "visitors");

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(FlagRows.BOOLEAN, VISITORS)
                        .because("All visitors get the change at once, so the flag is a kill switch."),
                RowCase.of(
                                FlagRows.PERCENTAGE,
                                fact("percentage", percent(5)),
                                VISITORS,
                                fact("bucketingKey", "visitor.id"))
                        .because("The rollout starts at 5% of visitors, bucketed by visitor.id."),
                RowCase.of(
                                FlagRows.MULTIVARIATE,
                                fact("assigned", percent(20)),
                                VISITORS,
                                fact("percentage", percent(10)),
                                fact("treatment", "green-button"))
                        .because("Two variants are compared: with 20% of visitors in the experiment, 10% get"
                                + " green-button."),
                RowCase.of(FlagRows.SEGMENTS, fact("segments", List.of("beta", "press")), fact("phase", "Pilot (5%)"))
                        .because(
                                "Members of beta and press get the change with Pilot (5%), whatever its percentage is."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), FlagRows.ALL);
    }
}
