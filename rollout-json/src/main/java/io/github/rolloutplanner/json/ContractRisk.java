package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.PlanRisk;
import java.io.IOException;
import java.util.List;

/** What could go wrong, in the form of the contract. */
final class ContractRisk extends ObjectCodec<PlanRisk> {
    private final Field<String> risk = required("risk", TEXT);
    private final Field<String> mitigation = required("mitigation", TEXT);
    private final Field<Severity> severity = required("severity", Words.SEVERITY);

    ContractRisk() {
        super("risk");
    }

    @Override
    void put(PlanRisk value, JsonOut out) throws IOException {
        out.put(risk, value.risk());
        out.put(mitigation, value.mitigation());
        out.put(severity, value.severity());
    }

    @Override
    PlanRisk build(Members members) {
        return new PlanRisk(members.get(risk), members.get(mitigation), members.get(severity), List.of());
    }
}
