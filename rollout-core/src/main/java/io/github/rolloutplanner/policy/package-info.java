/**
 * Everything that an organisation may set: risk tables, ladders, limits, evidence, experiments, preparation.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.policy.RolloutPolicy}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.policy;

import javax.annotation.ParametersAreNonnullByDefault;
