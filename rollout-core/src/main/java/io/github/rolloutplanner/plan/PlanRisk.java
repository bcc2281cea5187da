package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * What could go wrong, and what is done about it.
 *
 * @param risk what could go wrong
 * @param mitigation what is done about it
 * @param severity how bad it would be
 * @param reasons why it is a risk of this change; empty where somebody else wrote it
 * @since 0.1.0
 */
public record PlanRisk(String risk, String mitigation, Severity severity, List<Reason> reasons) {

    /**
     * Copies the reasons.
     *
     * @param risk what could go wrong
     * @param mitigation what is done about it
     * @param severity how bad it would be
     * @param reasons why it is a risk of this change; empty where somebody else wrote it
     */
    public PlanRisk {
        requireNonNull(risk, "risk");
        requireNonNull(mitigation, "mitigation");
        requireNonNull(severity, "severity");
        reasons = List.copyOf(requireNonNull(reasons, "reasons"));
    }
}
