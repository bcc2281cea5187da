package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Why a decision is safe, and how decisions read. */
final class DecisionText {
    private DecisionText() {}

    static List<Reason> safe(Look look, List<Transition> approvals) {
        Set<Reason> reasons = new LinkedHashSet<>();
        for (GateStatus gate : look.gates()) {
            if (gate.state() != GateStatus.State.OBSERVED) {
                reasons.add(GateText.safe(gate));
            } else if (gate.treated().isEmpty()) {
                reasons.add(GateText.unseen(gate));
            }
        }
        approvals.forEach(approval -> reasons.add(Reason.rule("advance.approved")
                .fact("by", approval.by())
                .says(approval.by() + " at " + Elapsed.text(approval.at()) + ": " + approval.subject() + ".")));
        reasons.add(Reason.rule("advance.soaked")
                .fact("elapsed", Elapsed.text(look.elapsed()))
                .says("'" + look.phase().name() + "' has lasted " + Elapsed.text(look.elapsed()) + planned(look)
                        + "."));
        return List.copyOf(reasons);
    }

    private static String planned(Look look) {
        return look.phase()
                .soak()
                .map(soak -> ", of which it needed " + Wording.of(soak))
                .orElse("");
    }

    static String of(String decision, List<Reason> reasons) {
        return decision + ": " + String.join(" ", sentences(reasons));
    }

    static List<String> sentences(List<Reason> reasons) {
        return reasons.stream().map(Reason::sentence).toList();
    }
}
