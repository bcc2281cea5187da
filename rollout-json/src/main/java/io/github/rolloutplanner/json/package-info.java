/**
 * Rollout plans as JSON: the output contract, the detailed form that loses nothing, and the schemas of both.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.RolloutJson}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json;

import javax.annotation.ParametersAreNonnullByDefault;
