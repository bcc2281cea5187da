package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;

/**
 * What the linter says of a document under a policy.
 *
 * @param plan the plan that was read
 * @param findings what is wrong, in the order of {@code PlanLinter.rules()}
 * @param suppressed what would be wrong but for the policy, in the same order
 * @since 0.1.0
 */
public record DocumentReport(RolloutPlan plan, List<DocumentFinding> findings, List<Suppressed> suppressed) {

    public DocumentReport {
        requireNonNull(plan, "plan");
        findings = Elements.listOf(findings, "findings");
        suppressed = Elements.listOf(suppressed, "suppressed");
    }

    /**
     * A finding that is no problem here, and why.
     *
     * @param finding what the linter says, and where
     * @param reason what the one who suppressed it says
     * @since 0.1.0
     */
    public record Suppressed(DocumentFinding finding, String reason) {

        public Suppressed {
            requireNonNull(finding, "finding");
            requireNonNull(reason, "reason");
        }
    }
}
