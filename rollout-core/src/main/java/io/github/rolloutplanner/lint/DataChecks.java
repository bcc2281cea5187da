package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.DataRollback;

/** Whether data that a change touches can be brought back. */
final class DataChecks {

    private DataChecks() {}

    /** No words at all are {@link RollbackChecks}' to find. */
    static void reversal(LintedPlan plan, Report report) {
        DataRollback data = plan.plan().rollback().data();
        if (data.required() && !data.procedure().isBlank() && isMissing(data)) {
            report.add(
                    "rollback.data.procedure",
                    "The rollback must touch data, but what is said of how is '" + data.procedure() + "'.",
                    "Write how the data come back and rehearse it on a copy before phase 1; where they cannot, keep a copy"
                            + " of them from before.");
        }
    }

    /** Where a procedure is promised, it may still say that there is none. */
    private static boolean isMissing(DataRollback data) {
        return switch (data.reversal()) {
            case MISSING, IMPOSSIBLE -> true;
            case PROCEDURE, NOT_NEEDED -> Prose.denies(data.procedure());
        };
    }
}
