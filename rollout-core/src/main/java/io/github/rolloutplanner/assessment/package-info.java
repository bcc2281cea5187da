/**
 * What a change means for its users: impact, risk and the need for a gradual rollout, each with its reasons.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.assessment.Assessment}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.assessment;

import javax.annotation.ParametersAreNonnullByDefault;
