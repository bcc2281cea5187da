package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.Rule;

/**
 * A rule of the linter. What it means holds in a plan that keeps it.
 *
 * @param rule its id, such as {@code limits.order}, and its meaning
 * @param severity how much its findings matter; a finding may be milder where less is certain
 * @since 0.1.0
 */
public record LintRule(Rule rule, Finding.Severity severity) {

    public LintRule {
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
    }

    /**
     * Returns the stable id.
     *
     * @return the id, such as {@code limits.order}
     */
    public String id() {
        return rule.id();
    }

    @Override
    public String toString() {
        return severity + " " + rule.id() + ": " + rule.meaning();
    }
}
