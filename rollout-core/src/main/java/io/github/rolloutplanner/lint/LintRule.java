package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

/**
 * A rule of the linter.
 *
 * @param id stable id, such as {@code limits.order}
 * @param severity how much its findings matter; a finding may be milder where less is certain
 * @param meaning what holds in a plan that keeps the rule, in one sentence
 * @since 0.1.0
 */
public record LintRule(String id, FindingSeverity severity, String meaning) {

    /**
     * Refuses missing parts.
     *
     * @param id stable id, such as {@code limits.order}
     * @param severity how much its findings matter; a finding may be milder where less is certain
     * @param meaning what holds in a plan that keeps the rule, in one sentence
     */
    public LintRule {
        requireNonNull(id, "id");
        requireNonNull(severity, "severity");
        requireNonNull(meaning, "meaning");
    }

    @Override
    public String toString() {
        return severity + " " + id + ": " + meaning;
    }
}
