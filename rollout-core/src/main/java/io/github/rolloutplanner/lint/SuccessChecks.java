package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.reason.Rule;
import java.util.Optional;

/** Whether the bake can show what success metrics must show. */
final class SuccessChecks {

    private SuccessChecks() {}

    static void underpowered(LintedPlan plan, Report report) {
        plan.lastPhase().ifPresent(last -> {
            for (Located<GateEvidence> evidence :
                    Located.each("successEvidence", plan.plan().successEvidence())) {
                if (evidence.value().verdict() == Verdict.UNDERPOWERED) {
                    report(new GatePower(plan, last, Optional.empty(), evidence), plan, report);
                }
            }
        });
    }

    private static void report(GatePower power, LintedPlan plan, Report report) {
        GateEvidence evidence = power.evidence();
        Optional<Located<Gate>> criterion = criterion(evidence.metric(), plan);
        boolean isObserver = criterion
                .filter(gate -> gate.value().role() == GateRole.OBSERVE)
                .isPresent();
        report.add(
                isObserver ? Finding.Severity.INFO : Finding.Severity.WARNING,
                criterion.map(Located::path).orElse("successCriteria"),
                rule(evidence),
                fact("metric", evidence.metric()),
                fact("effect", evidence.harm()),
                fact("baseline", evidence.baseline()),
                fact("needed", Wording.count(evidence.needed().orElse(0), evidence.unit())),
                fact("available", evidence.available()),
                fact("mde", evidence.minimumDetectableEffect()),
                fact("bake", power.longEnough()));
    }

    private static Rule rule(GateEvidence evidence) {
        if (evidence.needed().isPresent()) {
            return LintLimitRows.SUCCESS_UNDERPOWERED;
        }
        boolean isKnown = evidence.baselineRate().isPresent()
                || evidence.standardDeviation().isPresent();
        return isKnown || evidence.minimumDetectableEffect().isPresent()
                ? LintLimitRows.SUCCESS_TOO_NEAR
                : LintLimitRows.SUCCESS_UNKNOWN;
    }

    private static Optional<Located<Gate>> criterion(String metric, LintedPlan plan) {
        return Located.each("successCriteria", plan.plan().successCriteria()).stream()
                .filter(gate -> gate.value()
                        .condition()
                        .measured()
                        .filter(on -> on.metric().equals(metric))
                        .isPresent())
                .findFirst();
    }
}
