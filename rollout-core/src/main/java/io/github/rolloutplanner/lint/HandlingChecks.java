package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether what a gate guards against makes it act, while its phase lasts. */
final class HandlingChecks {
    /** As many observations are remembered, of which breaches in a row are counted. */
    static final int MOST_IN_A_ROW = 64;

    /** A day of silence is seen, however short the phase. */
    private static final Duration SHORTEST_GRACE = Duration.ofDays(1);

    private HandlingChecks() {}

    static void effective(LintedPlan plan, Report report) {
        Duration end = Duration.ZERO;
        for (Located<RolloutPhase> phase : plan.phases()) {
            Optional<Duration> length =
                    plan.lengthOf(phase).filter(Lengths::isPositive).map(Lengths::bounded);
            end = Lengths.bounded(end.plus(length.orElse(TimeBound.TEN_YEARS)));
            for (MeasuredGate gate : plan.gatesOf(phase)) {
                effective(gate, length, end, report);
            }
        }
    }

    private static void effective(MeasuredGate gate, Optional<Duration> length, Duration end, Report report) {
        if (!gate.isObserver()) {
            breach(gate, report);
            tolerance(gate, end, report);
            length.ifPresent(known -> grace(gate, known, report));
        }
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

    /** Breaches count from the start of the rollout; more than one observation a minute is what no monitoring brings. */
    private static void tolerance(MeasuredGate gate, Duration end, Report report) {
        if (gate.gate().tolerance() instanceof Tolerance.Total total) {
            countable(gate, end, LintPlanRows.BREACHES_NEVER_COME, total.breaches(), end.toMinutes(), report);
        } else if (gate.gate().tolerance() instanceof Tolerance.Consecutive row) {
            countable(gate, end, LintPlanRows.ROW_NOT_REMEMBERED, row.breaches(), MOST_IN_A_ROW, report);
        }
    }

    private static void countable(
            MeasuredGate gate, Duration end, Rule tooMany, long breaches, long most, Report report) {
        if (breaches > Math.max(1, most)) {
            report.add(
                    severity(gate),
                    gate.path(),
                    tooMany,
                    fact("gate", gate.gate()),
                    fact("breaches", breaches),
                    fact("phase", gate.phase().value().name()),
                    fact("end", end),
                    fact("most", Math.max(1, most)));
        }
    }

    private static void grace(MeasuredGate gate, Duration length, Report report) {
        Duration most = Collections.max(List.of(SHORTEST_GRACE, length));
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
