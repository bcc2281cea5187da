package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.reason.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommunicationRowsTest {
    private static final Fact CHANGE = fact("change", "Green button");

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(CommunicationRows.INTERNAL, fact("channel", "#incidents"), fact("owner", "Ada"))
                        .says("#incidents: Ada tells on-call, support and stakeholders what was rolled back and why"),
                RowCase.of(CommunicationRows.INTERNAL, fact("owner", "The rollout owner"))
                        .says("The rollout owner tells on-call, support and stakeholders what was rolled back and why"),
                RowCase.of(CommunicationRows.EXTERNAL, fact("statusPage", "status.example"), CHANGE)
                        .says("status.example: We have rolled back Green button while we investigate"),
                RowCase.of(CommunicationRows.STOPPED, fact("users", "visitors"), CHANGE)
                        .says("Message to the exposed visitors: We have stopped the rollout of Green button while we"
                                + " investigate"),
                RowCase.of(CommunicationRows.NONE).says("None: no user-visible change declared"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), CommunicationRows.ALL);
    }
}
