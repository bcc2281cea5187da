/**
 * Says what differs between two plans, in meaning: who has the change when, what would stop it, and how fast it is gone.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.diff.PlanDiff}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.diff;

import javax.annotation.ParametersAreNonnullByDefault;
