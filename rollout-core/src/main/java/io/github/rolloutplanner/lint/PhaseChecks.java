package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the phases are steps from no users to all of them. */
final class PhaseChecks {

    private PhaseChecks() {}

    static void present(LintedPlan plan, Report report) {
        if (plan.phases().isEmpty()) {
            report.add("phases", LintPhaseRows.PRESENT);
        }
    }

    static void percentageRange(LintedPlan plan, Report report) {
        for (Located<RolloutPhase> phase : plan.phases()) {
            Percentage percentage = phase.value().percentage();
            if (!percentage.isPercentage()) {
                report.add(
                        phase.path("percentage"),
                        LintPhaseRows.PERCENTAGE_RANGE,
                        fact("phase", phase.value().name()),
                        fact("percentage", percentage));
            }
        }
    }

    static void percentagesFall(LintedPlan plan, Report report) {
        List<Located<RolloutPhase>> phases = plan.phases();
        for (int at = 1; at < phases.size(); at++) {
            RolloutPhase before = phases.get(at - 1).value();
            RolloutPhase phase = phases.get(at).value();
            if (phase.percentage().compareTo(before.percentage()) < 0) {
                report.add(
                        phases.get(at).path("percentage"),
                        LintPhaseRows.PERCENTAGES_FALL,
                        fact("phase", phase.name()),
                        fact("percentage", phase.percentage()),
                        fact("before", before.name()),
                        fact("least", before.percentage()));
            }
        }
    }

    static void lastFull(LintedPlan plan, Report report) {
        plan.lastPhase()
                .filter(last -> last.value().percentage().compareTo(Percentage.ONE_HUNDRED) < 0
                        && last.value().purpose() != PhasePurpose.HOLDBACK)
                .ifPresent(last -> report.add(
                        last.path("percentage"),
                        LintPhaseRows.LAST_FULL,
                        fact("phase", last.value().name()),
                        fact("percentage", last.value().percentage())));
    }

    static void numbered(LintedPlan plan, Report report) {
        int place = 1;
        for (Located<RolloutPhase> phase : plan.phases()) {
            int number = phase.value().number();
            if (number != place) {
                report.add(
                        phase.path("number"),
                        LintPhaseRows.NUMBERED,
                        fact("phase", phase.value().name()),
                        fact("number", number),
                        fact("place", place));
            }
            place++;
        }
    }

    static void soak(LintedPlan plan, Report report) {
        for (Located<RolloutPhase> phase : plan.phases()) {
            Optional<Duration> soak = phase.value().soak();
            boolean isLast = plan.isLast(phase);
            if (isLast && soak.isPresent()) {
                report.add(
                        Finding.Severity.WARNING,
                        phase.path("soak"),
                        LintPhaseRows.SOAK_AT_THE_END,
                        fact("phase", phase.value().name()),
                        fact("soak", soak));
            } else if (!isLast && soak.filter(Lengths::isPositive).isEmpty()) {
                report.add(
                        phase.path("soak"),
                        soak.isEmpty() ? LintPhaseRows.SOAK_MISSING : LintPhaseRows.SOAK_NOT_POSITIVE,
                        fact("phase", phase.value().name()),
                        fact("soak", soak));
            }
        }
    }
}
