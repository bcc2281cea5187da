/**
 * Checks on plans, whoever wrote them.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.lint.PlanLinter}, {@link io.github.rolloutplanner.lint.LintPolicy}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.lint;

import javax.annotation.ParametersAreNonnullByDefault;
