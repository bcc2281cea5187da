package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.reason.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether the bake can show what success metrics must show. */
final class SuccessChecks {

    private SuccessChecks() {}

    static void underpowered(LintedPlan plan, Report report) {
        plan.lastPhase().ifPresent(last -> {
            Map<String, Located<Gate>> criteria = criteria(plan);
            for (Located<GateEvidence> evidence :
                    Located.each("successEvidence", plan.plan().successEvidence())) {
                if (evidence.value().verdict() == Verdict.UNDERPOWERED) {
                    String metric = evidence.value().metric();
                    report(
                            new GatePower(plan, last, Optional.empty(), evidence),
                            Optional.ofNullable(criteria.get(metric)),
                            report);
                }
            }
        });
    }

    private static void report(GatePower power, Optional<Located<Gate>> criterion, Report report) {
        GateEvidence evidence = power.evidence();
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

    /** The first criterion of each metric. */
    private static Map<String, Located<Gate>> criteria(LintedPlan plan) {
        Map<String, Located<Gate>> byMetric = new HashMap<>();
        for (Located<Gate> gate : Located.each("successCriteria", plan.plan().successCriteria())) {
            plan.names().allOf(gate.value().condition()).forEach(on -> byMetric.putIfAbsent(on.metric(), gate));
        }
        return byMetric;
    }
}
