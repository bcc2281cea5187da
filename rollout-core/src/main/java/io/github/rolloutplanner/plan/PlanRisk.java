package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/**
 * What could go wrong, and what is done about it.
 *
 * @param risk what could go wrong
 * @param mitigation what is done about it
 * @param severity how bad it would be
 * @param reasons why it is a risk of this change; empty in an external plan
 * @since 0.1.0
 */
public record PlanRisk(String risk, String mitigation, Severity severity, List<Reason> reasons) {

    public PlanRisk {
        requireNonNull(risk, "risk");
        requireNonNull(mitigation, "mitigation");
        requireNonNull(severity, "severity");
        reasons = Elements.listOf(reasons, "reasons");
    }

    /**
     * A risk that a rule finds.
     *
     * @param rule the rule: what it says is the risk, what it advises the mitigation
     * @param severity how bad it would be
     * @param facts what the rule looked at
     * @return the risk
     */
    public static PlanRisk by(Rule rule, Severity severity, Fact... facts) {
        Reason reason = requireNonNull(rule, "rule").reason(facts);
        return new PlanRisk(rule.text(reason), rule.advice(reason), severity, List.of(reason));
    }
}
