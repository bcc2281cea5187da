package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.rules.LintAgreementRows;
import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.lint.LooseningChecks.Ladder;
import io.github.rolloutplanner.lint.LooseningChecks.Rung;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order of the limits of gates, and their samples. */
final class GateRepairs {

    private GateRepairs() {}

    /** The same limits in the same words, the loosest for the smallest percentage. */
    static FixedPlan order(RolloutPlan plan) {
        Map<String, Condition> sorted = new HashMap<>();
        for (Ladder ladder : LooseningChecks.ladders(new LintedPlan(plan))) {
            if (ladder.firstLooser().isPresent() && ladder.rungs().stream().allMatch(GateRepairs::isOfOneMetric)) {
                List<Rung> order = ladder.sorted();
                for (int at = 0; at < order.size(); at++) {
                    sorted.put(
                            ladder.rungs().get(at).gate().path(),
                            order.get(at).gate().gate().condition());
                }
            }
        }
        List<Fix> fixes = new ArrayList<>();
        List<RolloutPhase> phases = Located.each("phases", plan.phases()).stream()
                .map(phase -> withLimits(phase, sorted, fixes))
                .toList();
        return PhaseRepairs.fixed(plan, phases, fixes);
    }

    private static boolean isOfOneMetric(Rung rung) {
        return rung.gate().gate().condition().allOf().size() == 1;
    }

    private static RolloutPhase withLimits(
            Located<RolloutPhase> phase, Map<String, Condition> limits, List<Fix> fixes) {
        List<Gate> gates = new ArrayList<>();
        int before = fixes.size();
        for (Located<Gate> gate :
                Located.each(phase.path("goLiveCriteria"), phase.value().goLiveCriteria())) {
            gates.add(withLimit(gate, limits, fixes));
        }
        return fixes.size() == before ? phase.value() : phase.value().withGoLiveCriteria(gates.toArray(Gate[]::new));
    }

    private static Gate withLimit(Located<Gate> gate, Map<String, Condition> limits, List<Fix> fixes) {
        Condition before = gate.value().condition();
        Condition now = limits.getOrDefault(gate.path(), before);
        if (now.equals(before)) {
            return gate.value();
        }
        fixes.add(new Fix(LintLimitRows.LOOSEN.id(), gate.path(), before.toString(), now.toString()));
        return gate.value().withCondition(now);
    }

    /** A gate waits for what its evidence needs. */
    static FixedPlan minimumSamples(RolloutPlan plan) {
        List<Fix> fixes = new ArrayList<>();
        List<RolloutPhase> phases = new ArrayList<>();
        for (Located<RolloutPhase> phase : Located.each("phases", plan.phases())) {
            RolloutPhase next = phase.value().withEvidence(phase.value().evidence());
            phases.add(next);
            samples(phase, next, fixes);
        }
        return PhaseRepairs.fixed(plan, phases, fixes);
    }

    private static void samples(Located<RolloutPhase> phase, RolloutPhase next, List<Fix> fixes) {
        List<Located<Gate>> gates =
                Located.each(phase.path("goLiveCriteria"), phase.value().goLiveCriteria());
        for (int at = 0; at < gates.size(); at++) {
            Gate before = gates.get(at).value();
            Gate now = next.goLiveCriteria().get(at);
            if (!before.equals(now)) {
                fixes.add(new Fix(
                        LintAgreementRows.EVIDENCE.id(),
                        gates.get(at).path("minimumSample"),
                        sample(before),
                        sample(now)));
            }
        }
    }

    private static String sample(Gate gate) {
        return gate.minimumSample().isPresent()
                ? Long.toString(gate.minimumSample().getAsLong())
                : "none";
    }
}
