package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Reasons.REASON;
import static io.github.rolloutplanner.json.Reasons.REASONS;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.Impact;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.util.List;

/** What a change means for its users, and why. */
final class DetailedAssessment extends ObjectCodec<Assessment> {
    private final Field<List<Impact>> impacts = required("impacts", new ListCodec<>(new ImpactCodec()));
    private final Field<RiskLevel> risk = required("risk", Words.RISK);
    private final Field<List<Reason>> riskReasons = required("risk_reasons", REASONS);
    private final Field<RolloutNeed> need = required("need", WordCodec.lowerCase(RolloutNeed.class));
    private final Field<List<Reason>> needReasons = required("need_reasons", REASONS);

    DetailedAssessment() {
        super("assessment");
    }

    @Override
    void put(Assessment assessment, JsonOut out) throws IOException {
        out.put(impacts, assessment.impacts());
        out.put(risk, assessment.risk());
        out.put(riskReasons, assessment.riskReasons());
        out.put(need, assessment.need());
        out.put(needReasons, assessment.needReasons());
    }

    @Override
    Assessment build(Members members) {
        return new Assessment(
                members.get(impacts),
                members.get(risk),
                members.get(riskReasons),
                members.get(need),
                members.get(needReasons));
    }

    private static final class ImpactCodec extends ObjectCodec<Impact> {
        private final Field<ImpactKind> kind = required("kind", WordCodec.lowerCase(ImpactKind.class));
        private final Field<Reason> reason = required("reason", REASON);

        ImpactCodec() {
            super("impact");
        }

        @Override
        void put(Impact impact, JsonOut out) throws IOException {
            out.put(kind, impact.kind());
            out.put(reason, impact.reason());
        }

        @Override
        Impact build(Members members) {
            return new Impact(members.get(kind), members.get(reason));
        }
    }
}
