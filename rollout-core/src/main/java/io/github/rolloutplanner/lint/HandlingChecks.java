package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;

/** Whether what a gate guards against makes it act, while its phase lasts. */
final class HandlingChecks {
    /** As many observations are remembered, of which breaches in a row are counted. */
    static final int MOST_IN_A_ROW = 64;

    /** A rollout takes no longer. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** A day of silence is seen, however short the phase. */
    private static final Duration SHORTEST_GRACE = Duration.ofDays(1);

    private HandlingChecks() {}

    static void effective(LintedPlan plan, Report report) {
        for (MeasuredGate gate : plan.gates()) {
            if (!gate.isObserver()) {
                breach(gate, report);
                tolerance(gate, length(plan, gate), report);
                grace(gate, length(plan, gate), report);
            }
        }
    }

    private static Duration length(LintedPlan plan, MeasuredGate gate) {
        return plan.lengthOf(gate.phase())
                .filter(Lengths::isPositive)
                .filter(length -> length.compareTo(LONGEST) < 0)
                .orElse(LONGEST);
    }

    /** A guardrail that does not roll back contradicts its role; the others only say nothing. */
    private static Finding.Severity severity(MeasuredGate gate) {
        return gate.gate().role() == GateRole.GUARDRAIL ? Finding.Severity.ERROR : Finding.Severity.WARNING;
    }

    private static void breach(MeasuredGate gate, Report report) {
        if (gate.gate()
                .handling()
                .filter(handling -> handling.onBreach() == Response.IGNORE)
                .isPresent()) {
            report.add(severity(gate), gate.path(), LintPlanRows.BREACH_IGNORED, fact("gate", gate.gate()));
        }
    }

    /** More than one observation a minute is what no monitoring brings. */
    private static void tolerance(MeasuredGate gate, Duration length, Report report) {
        long minutes = Math.max(1, length.toMinutes());
        if (gate.gate().tolerance() instanceof Tolerance.Total total) {
            countable(gate, length, LintPlanRows.BREACHES_NEVER_COME, total.breaches(), minutes, report);
        } else if (gate.gate().tolerance() instanceof Tolerance.Consecutive row) {
            boolean isShort = minutes < MOST_IN_A_ROW;
            Rule tooMany = isShort ? LintPlanRows.BREACHES_NEVER_COME : LintPlanRows.ROW_NOT_REMEMBERED;
            countable(gate, length, tooMany, row.breaches(), Math.min(MOST_IN_A_ROW, minutes), report);
        }
    }

    private static void countable(
            MeasuredGate gate, Duration length, Rule tooMany, long breaches, long most, Report report) {
        if (breaches > most) {
            report.add(
                    severity(gate),
                    gate.path(),
                    tooMany,
                    fact("gate", gate.gate()),
                    fact("breaches", breaches),
                    fact("phase", gate.phase().value().name()),
                    fact("length", length),
                    fact("most", most));
        }
    }

    private static void grace(MeasuredGate gate, Duration length, Report report) {
        Duration most = length.compareTo(SHORTEST_GRACE) < 0 ? SHORTEST_GRACE : length;
        gate.gate()
                .handling()
                .filter(handling -> waits(handling) && handling.grace().compareTo(most) > 0)
                .ifPresent(handling -> report.add(
                        Finding.Severity.WARNING,
                        gate.path(),
                        LintPlanRows.GRACE_TOO_LONG,
                        fact("gate", gate.gate()),
                        fact("grace", handling.grace()),
                        fact("phase", gate.phase().value().name()),
                        fact("length", length),
                        fact("most", most)));
    }

    /** Whether something follows from silence, once the grace is over. */
    private static boolean waits(GateHandling handling) {
        return follows(handling.onNoData()) || follows(handling.onSourceFailure());
    }

    private static boolean follows(Response response) {
        return response == Response.ESCALATE || response == Response.ROLL_BACK;
    }
}
