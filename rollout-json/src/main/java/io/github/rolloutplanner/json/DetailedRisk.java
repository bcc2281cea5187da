package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.util.List;

/** What could go wrong, and why it is a risk of this change. */
final class DetailedRisk extends ObjectCodec<PlanRisk> {
    private final Field<String> risk = required("risk", TEXT);
    private final Field<String> mitigation = required("mitigation", TEXT);
    private final Field<Severity> severity = required("severity", Words.SEVERITY);
    private final Field<List<Reason>> reasons = required("reasons", REASONS);

    DetailedRisk() {
        super("risk_details");
    }

    @Override
    void put(PlanRisk value, JsonOut out) throws IOException {
        out.put(risk, value.risk());
        out.put(mitigation, value.mitigation());
        out.put(severity, value.severity());
        out.put(reasons, value.reasons());
    }

    @Override
    PlanRisk build(Members members) {
        return new PlanRisk(members.get(risk), members.get(mitigation), members.get(severity), members.get(reasons));
    }
}
