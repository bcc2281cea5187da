package io.github.rolloutplanner.assessment;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.policy.RiskPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * What a change means for its users.
 *
 * @param impacts the kinds of user-visible change
 * @param risk the risk level
 * @param riskReasons the rules that gave this level, and those that were outweighed
 * @param need whether to roll out gradually
 * @param needReasons the rules that said so
 * @since 0.1.0
 */
public record Assessment(
        List<Impact> impacts, RiskLevel risk, List<Reason> riskReasons, RolloutNeed need, List<Reason> needReasons) {

    public Assessment {
        impacts = Elements.listOf(impacts, "impacts");
        requireNonNull(risk, "risk");
        riskReasons = Elements.listOf(riskReasons, "riskReasons");
        requireNonNull(need, "need");
        needReasons = Elements.listOf(needReasons, "needReasons");
    }

    /**
     * The same assessment at another risk, for comparison: what would be done if more were at stake.
     *
     * @param other the other level
     * @return an assessment that differs in this
     */
    public Assessment atRisk(RiskLevel other) {
        return new Assessment(impacts, requireNonNull(other, "other"), riskReasons, need, needReasons);
    }

    /**
     * Assesses a change.
     *
     * @param change the facts
     * @param policy the organisation's levels and floors
     * @return impact, risk and need, each with its reasons
     */
    public static Assessment of(Change change, RiskPolicy policy) {
        requireNonNull(change, "change");
        requireNonNull(policy, "policy");
        RiskRules.Verdict risk = RiskRules.assess(change, policy);
        NeedRules.Verdict need = NeedRules.assess(change, risk.level());
        return new Assessment(ImpactRules.impactsOf(change), risk.level(), risk.reasons(), need.need(), need.reasons());
    }
}
