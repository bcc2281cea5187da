package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.UsedFacts;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;

/** Collects risks, each with the fact that brings it. */
final class RiskRegister {
    private final Facts facts;
    private final UsedFacts used;
    private final List<PlanRisk> risks = new ArrayList<>();

    RiskRegister(Facts facts) {
        this.facts = facts;
        this.used = new UsedFacts(facts);
    }

    void add(String rule, Severity severity, String risk, String mitigation, String because) {
        Reason reason = used.of("risk-register." + rule, risk + mitigation, because);
        risks.add(new PlanRisk(risk, mitigation, severity, List.of(reason)));
    }

    List<PlanRisk> risks() {
        return List.copyOf(risks);
    }

    String phaseOne() {
        Step step = facts.firstPhase().step();
        return "phase 1, '" + step.name() + "' at " + step.percentage();
    }

    String percentages() {
        return Wording.and(facts.outlines().stream()
                .map(outline -> outline.step().percentage().toString())
                .toList());
    }
}
