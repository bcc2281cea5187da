package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Reasons.REASON;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.RISK;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.Impact;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.plan.StrategyName;

/** What a change means for its users, which strategy that asks for, and why. */
final class DetailedAssessment {
    private static final Codec<Impact> IMPACT = object(
            "impact",
            required("kind", WordCodec.lowerCase(ImpactKind.class), Impact::kind),
            required("reason", REASON, Impact::reason),
            Impact::new);

    static final Codec<Assessment> ASSESSMENT = object(
            "assessment",
            required("impacts", new ListCodec<>(IMPACT), Assessment::impacts),
            required("risk", RISK, Assessment::risk),
            required("risk_reasons", REASONS, Assessment::riskReasons),
            required("need", WordCodec.lowerCase(RolloutNeed.class), Assessment::need),
            required("need_reasons", REASONS, Assessment::needReasons),
            Assessment::new);

    static final Codec<StrategyName> STRATEGY = object(
            "strategy",
            optional("id", NAME, StrategyName::id)
                    .described("By which callers ask for it; left out where only the label is known."),
            required("label", NAME, StrategyName::label),
            required("reasons", REASONS, StrategyName::reasons),
            StrategyName::new);

    private DetailedAssessment() {}
}
