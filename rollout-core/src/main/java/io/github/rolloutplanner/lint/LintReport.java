package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the linter says of a plan under a policy. Nothing is lost: what is not among the findings is among the suppressed
 * ones.
 *
 * @param findings what is wrong, in the order of {@link PlanLinter#rules()}; last, one {@code lint.unused-suppression} for
 *     each suppression of the policy that covers nothing
 * @param suppressed what would be wrong but for the policy, in the same order
 * @since 0.1.0
 */
public record LintReport(List<Finding> findings, List<SuppressedFinding> suppressed) {

    public LintReport {
        findings = List.copyOf(requireNonNull(findings, "findings"));
        suppressed = List.copyOf(requireNonNull(suppressed, "suppressed"));
    }
}
