/**
 * What a running rollout is told and remembers: observations, what was done to it, and what was detected.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.observation.Observation}, {@link io.github.rolloutplanner.observation.Sample}
 * and {@link io.github.rolloutplanner.observation.TimeWindow}. All times are lengths of time since the start of the rollout.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.observation;

import javax.annotation.ParametersAreNonnullByDefault;
