package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether gates can see the harm that they are there for. */
final class EvidenceChecks {

    private EvidenceChecks() {}

    static void tooSmall(LintedPlan plan, Report report) {
        for (Placed<RolloutPhase> phase : plan.phases()) {
            List<MeasuredGate> gates = plan.gatesOf(phase);
            for (Placed<GateEvidence> evidence :
                    Placed.each(phase.path("evidence"), phase.value().evidence())) {
                new Sight(phase, gateOf(evidence.value(), gates), evidence).check(report);
            }
            gates.forEach(gate -> EstimatedEvidence.of(plan, gate)
                    .map(evidence -> new Sight(phase, Optional.of(gate), new Placed<>(gate.path(), evidence)))
                    .ifPresent(sight -> sight.check(report)));
        }
    }

    /** The gate that evidence is about; of several on one metric the one with the level of the harm. */
    private static Optional<MeasuredGate> gateOf(GateEvidence evidence, List<MeasuredGate> gates) {
        return gates.stream()
                .filter(gate -> gate.metric().equals(evidence.metric()))
                .min(Comparator.comparing(
                        gate -> !gate.kept().level().understood().equals(evidence.harm())));
    }

    /**
     * What a gate sees.
     *
     * @param phase where it stands
     * @param gate the gate, if the phase has it
     * @param placed what it can see
     */
    private record Sight(Placed<RolloutPhase> phase, Optional<MeasuredGate> gate, Placed<GateEvidence> placed) {

        void check(Report report) {
            if (evidence().verdict() != Verdict.TOO_SMALL) {
                return;
            }
            String path = gate.map(MeasuredGate::path).orElse(placed.path());
            if (gate.filter(MeasuredGate::isObserved).isPresent()) {
                report.add(
                        Severity.INFO,
                        path,
                        named() + " decides nothing in " + PhaseChecks.quoted(phase) + ". " + arithmetic(),
                        enough() + " would let it decide.");
            } else {
                report.add(
                        path,
                        named() + " cannot see its harm in " + PhaseChecks.quoted(phase) + ". " + arithmetic(),
                        enough()
                                + " would show it; without that, give the gate the role observe, so that nobody relies on it.");
            }
        }

        private GateEvidence evidence() {
            return placed.value();
        }

        private String named() {
            return gate.map(known -> "The gate '" + known.gate() + "'")
                    .orElse("The gate on '" + evidence().metric() + "'");
        }

        private String arithmetic() {
            return "To tell " + evidence().harm() + " from " + evidence().baseline() + " takes " + needed() + " (level "
                    + Words.of(evidence().level()) + ", power "
                    + Words.of(evidence().power()) + "), and "
                    + phase.value().share() + soak() + " brings "
                    + Wording.of(evidence().available()) + ". " + least();
        }

        private String needed() {
            return evidence().needed().isPresent()
                    ? Wording.count(evidence().needed().getAsLong(), evidence().unit())
                    : Wording.plural(evidence().unit()) + " in a number that cannot be told";
        }

        private String soak() {
            return phase.value().soak().map(soak -> " for " + Words.of(soak)).orElse(" in the bake");
        }

        private String least() {
            return evidence()
                    .smallestHarm()
                    .map(least -> "The least that it can see is " + least + ".")
                    .orElse("No harm is large enough for it to see.");
        }

        private String enough() {
            String more = evidence().needed().stream()
                    .mapToDouble(needed -> (double) needed / evidence().available())
                    .filter(times -> times > 1 && Double.isFinite(times))
                    .mapToObj(times -> Words.of(times) + " times as many ")
                    .findFirst()
                    .orElse("More ");
            return more + Wording.plural(evidence().unit()) + ", by a larger share or a longer soak," + coarser();
        }

        private String coarser() {
            return evidence()
                    .smallestHarm()
                    .map(least -> " or a limit of " + least + " or " + further())
                    .orElse("");
        }

        private String further() {
            boolean isBadAbove = gate.map(known -> known.kept().relation() == Relation.BELOW)
                    .orElse(evidence().harm().value() > evidence().baseline().value());
            return isBadAbove ? "more" : "less";
        }
    }
}
