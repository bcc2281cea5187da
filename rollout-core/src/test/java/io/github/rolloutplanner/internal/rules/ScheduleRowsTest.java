package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleRowsTest {
    private static final Fact END = fact("end", "Fri 2026-03-06 14:00 +01:00");
    private static final Fact UNTIL = fact("until", "Mon 2026-03-09 09:00 +01:00");
    private static final Fact CAUSE = fact("cause", "inventory");

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(ScheduleRows.SOAK, fact("soak", Duration.ofDays(2)), END)
                        .because("The soak of 2 days ends Fri 2026-03-06 14:00 +01:00."),
                RowCase.of(ScheduleRows.BAKE, fact("bake", Duration.ofDays(2)), END)
                        .because("The bake of 2 days ends Fri 2026-03-06 14:00 +01:00."),
                RowCase.of(ScheduleRows.HOURS, UNTIL).because("No promotion hours until Mon 2026-03-09 09:00 +01:00."),
                RowCase.of(ScheduleRows.FREEZE, UNTIL, CAUSE)
                        .because("Frozen until Mon 2026-03-09 09:00 +01:00: inventory."),
                RowCase.of(ScheduleRows.PEAK, UNTIL)
                        .because("Live through a whole peak of traffic only at Mon 2026-03-09 09:00 +01:00."),
                RowCase.of(ScheduleRows.STOP, UNTIL, CAUSE)
                        .because("All rollouts are stopped until Mon 2026-03-09 09:00 +01:00: inventory."),
                RowCase.of(ScheduleRows.STOPPED, CAUSE)
                        .because("All rollouts are stopped until a person lifts that: inventory. The promotion is not"
                                + " known."),
                RowCase.of(ScheduleRows.UNKNOWN).because("The promotion is not known, because the soak is not."),
                RowCase.of(ScheduleRows.AFTER_UNKNOWN, fact("phase", "Beta (5%)"))
                        .because("The start is not known, because the promotion of Beta (5%) is not."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), ScheduleRows.ALL);
    }
}
