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
import java.util.stream.IntStream;

/** The order of the limits of gates, and their samples. */
final class GateRepairs {

    private GateRepairs() {}

    /** A limit that is looser than the one before becomes that one; none becomes looser. */
    static FixedPlan order(RolloutPlan plan) {
        Map<String, Condition> tighter = new HashMap<>();
        LooseningChecks.ladders(new LintedPlan(plan)).stream()
                .filter(ladder -> ladder.firstLooser().isPresent() && ladder.canTighten())
                .forEach(ladder -> tighter.putAll(tighter(ladder)));
        List<Fix> fixes = new ArrayList<>();
        List<RolloutPhase> phases = Located.each("phases", plan.phases()).stream()
                .map(phase -> withLimits(phase, tighter, fixes))
                .toList();
        return PhaseRepairs.fixed(plan, phases, fixes);
    }

    /** What the gates of a ladder are on when each that is looser is as tight as the one before; nothing where one says more. */
    private static Map<String, Condition> tighter(Ladder ladder) {
        Map<String, Condition> tighter = new HashMap<>();
        Condition before = conditionOf(ladder.rungs().get(0));
        for (Rung rung : ladder.tightened()) {
            Condition own = conditionOf(rung);
            boolean isTightened = !ladder.rungs().contains(rung);
            if (isTightened && !sayAsMuch(own, before)) {
                return Map.of();
            }
            before = isTightened ? before : own;
            tighter.put(rung.gate().path(), before);
        }
        return tighter;
    }

    private static Condition conditionOf(Rung rung) {
        return rung.gate().gate().condition();
    }

    /** Whether both are on one metric only, and seen for as long. */
    private static boolean sayAsMuch(Condition one, Condition other) {
        return one.allOf().size() == 1
                && other.allOf().size() == 1
                && one.allOf().get(0).persistence().equals(other.allOf().get(0).persistence());
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

    /** A gate waits for what its evidence needs; one that waits for more stays. */
    static FixedPlan minimumSamples(RolloutPlan plan) {
        List<Fix> fixes = new ArrayList<>();
        List<RolloutPhase> phases = new ArrayList<>();
        for (Located<RolloutPhase> phase : Located.each("phases", plan.phases())) {
            RolloutPhase next = phase.value().withEvidence(phase.value().evidence());
            boolean isLower = isAnyLower(phase.value().goLiveCriteria(), next.goLiveCriteria());
            phases.add(isLower ? phase.value() : next);
            samples(phase, phases.get(phases.size() - 1), fixes);
        }
        return PhaseRepairs.fixed(plan, phases, fixes);
    }

    private static boolean isAnyLower(List<Gate> before, List<Gate> now) {
        return IntStream.range(0, before.size())
                .anyMatch(at -> now.get(at).minimumSample().orElse(0)
                        < before.get(at).minimumSample().orElse(0));
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
