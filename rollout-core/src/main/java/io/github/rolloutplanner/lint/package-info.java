/**
 * Checks on plans, whoever wrote them.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.lint.PlanLinter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.lint;

import javax.annotation.ParametersAreNonnullByDefault;
