/**
 * What a rollout plan says.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.plan.RolloutPlan}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.plan;

import javax.annotation.ParametersAreNonnullByDefault;
