package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;

/**
 * What the linter says of a plan under a policy. Nothing is lost: what is not among the findings is among the suppressed
 * ones, or counted by a {@code lint.more} among the same. What is suppressed never takes the place of what is not.
 *
 * @param findings what is wrong, in the order of {@link PlanLinter#rules()}; last, one {@code lint.more} for each rule of
 *     which a hundred are listed and others are not, and one {@code lint.unused-suppression} for each suppression of the
 *     policy that covers nothing
 * @param suppressed what would be wrong but for the policy, in the same order
 * @since 0.1.0
 */
public record LintReport(List<Finding> findings, List<Suppressed> suppressed) {

    public LintReport {
        findings = Elements.listOf(findings, "findings");
        suppressed = Elements.listOf(suppressed, "suppressed");
    }

    /**
     * A finding that is no problem here, and why.
     *
     * @param finding what the linter says
     * @param reason what the one who suppressed it says
     * @since 0.1.0
     */
    public record Suppressed(Finding finding, String reason) {

        public Suppressed {
            requireNonNull(finding, "finding");
            requireNonNull(reason, "reason");
        }

        /**
         * The finding and the reason as one line.
         *
         * @return the finding, then why it is suppressed
         */
        @Override
        public String toString() {
            return finding + " Suppressed: " + reason.replaceAll("\\s*\\R\\s*", " ");
        }
    }
}
