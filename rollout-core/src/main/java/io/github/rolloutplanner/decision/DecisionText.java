package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;
import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.internal.naming.PersonNames;
import io.github.rolloutplanner.internal.rules.DecisionRows;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why a decision is safe, and how decisions read. */
final class DecisionText {
    private DecisionText() {}

    /** Who signed off, and who was asked to, where that is another name. */
    private static Reason approved(Decision.Approval approval) {
        Optional<Condition.Approval> asked = approval.gate().condition() instanceof Condition.Approval condition
                ? Optional.of(condition)
                : Optional.empty();
        return DecisionRows.APPROVED.reason(
                fact("at", approval.at()),
                fact("by", approval.by()),
                fact(
                        "approver",
                        asked.flatMap(Condition.Approval::approver)
                                .filter(name -> !PersonNames.areSame(name, approval.by()))),
                fact(
                        "matter",
                        asked.map(Condition.Approval::matter)
                                .orElse(approval.gate().toString())));
    }

    static List<Reason> safe(Look look, List<Decision.Approval> approvals) {
        Set<Reason> reasons = new LinkedHashSet<>();
        for (GateStatus gate : look.gates()) {
            if (gate.state() != GateStatus.State.OBSERVED) {
                reasons.add(GateReasons.safe(gate));
            } else if (gate.treated().isEmpty()) {
                reasons.add(GateReasons.unseen(gate));
            }
        }
        approvals.forEach(approval -> reasons.add(approved(approval)));
        look.readOut()
                .filter(shown -> shown.recommendation() == ExperimentReadOut.Recommendation.SHIP)
                .ifPresent(
                        shown -> reasons.add(DecisionRows.SHIPPED.reason(fact("reasons", sentences(shown.reasons())))));
        if (!look.unevaluated().isEmpty()) {
            reasons.add(DecisionRows.UNEVALUATED.reason(fact(
                    "conditions",
                    look.unevaluated().stream()
                            .map(one -> one.condition().toString())
                            .distinct()
                            .toList())));
        }
        reasons.add(lasted(look)
                .reason(
                        fact("phase", look.phase().name()),
                        fact("elapsed", look.elapsed()),
                        fact("soak", look.phase().soak().filter(soak -> !soak.equals(look.elapsed())))));
        return List.copyOf(reasons);
    }

    private static Rule lasted(Look look) {
        boolean isEarly = look.readOut().isPresent()
                && look.phase()
                        .soak()
                        .filter(soak -> look.elapsed().compareTo(soak) < 0)
                        .isPresent();
        return isEarly ? DecisionRows.EARLY : DecisionRows.SOAKED;
    }

    /** Two gates on one metric may wait for the same, which is said once. */
    static List<Reason> once(Stream<Reason> reasons) {
        Map<String, Reason> said = new LinkedHashMap<>();
        reasons.forEach(reason -> said.putIfAbsent(reason.sentence(), reason));
        return List.copyOf(said.values());
    }

    static String of(String decision, List<Reason> reasons) {
        return Legible.escaped(decision) + ": " + sentences(reasons);
    }

    static String lines(List<Reason> reasons) {
        return Legible.escapedLines(reasons.stream().map(Reason::sentence).collect(joining("\n")));
    }

    static String sentences(List<Reason> reasons) {
        return reasons.stream().map(Reason::sentence).collect(joining(" "));
    }
}
