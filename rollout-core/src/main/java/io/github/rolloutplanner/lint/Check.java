package io.github.rolloutplanner.lint;

/** Looks at a plan and reports what breaks a rule. */
@FunctionalInterface
interface Check {
    void check(LintedPlan plan, Report report);
}
