package io.github.rolloutplanner.diff;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.diff.PlanChange.Cause;
import io.github.rolloutplanner.diff.PlanChange.Driver;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.internal.rules.DiffCauseRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What moved the significance level of a gate: guardrails share that of the rollout, so that each has less of it where there are more.
 *
 * @param before how many guardrails the earlier plan has
 * @param after how many the later one has
 */
record LevelCauses(int before, int after) {

    static LevelCauses of(RolloutPlan before, GateAtom.Metrics was, RolloutPlan after, GateAtom.Metrics is) {
        return new LevelCauses(guardrails(before, was), guardrails(after, is));
    }

    /** Those that are judged by evidence. */
    private static int guardrails(RolloutPlan plan, GateAtom.Metrics metrics) {
        Set<String> guardrails = new HashSet<>();
        Set<String> judged = new HashSet<>();
        for (RolloutPhase phase : plan.phases()) {
            phase.evidence().forEach(gate -> judged.add(MetricNames.key(gate.metric())));
            phase.goLiveCriteria().stream()
                    .filter(gate -> gate.role() == GateRole.GUARDRAIL)
                    .flatMap(gate -> metrics.allOf(gate).stream())
                    .forEach(atom -> guardrails.add(atom.key()));
        }
        guardrails.retainAll(judged);
        return guardrails.size();
    }

    /** The number of guardrails, where it moved the level the way it moved. */
    List<Cause> of(GateEvidence was, GateEvidence is) {
        int level = Double.compare(is.significanceLevel(), was.significanceLevel());
        boolean areShared = before > 0 && after > 0;
        return areShared && level != 0 && level == Integer.compare(before, after)
                ? List.of(Causes.cause(
                        Driver.GUARDRAILS,
                        DiffCauseRows.GUARDRAILS,
                        fact("before", Wording.of(before)),
                        fact("after", Wording.count(after, "guardrail"))))
                : List.of();
    }
}
