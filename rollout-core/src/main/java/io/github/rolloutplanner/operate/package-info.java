/**
 * The loop that runs a rollout by the clock: it asks the sources, decides, keeps what happened, brings the flag system to what must be
 * live, and calls people; and the ports behind which an application puts its own.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.operate.ObservationSource}, {@link io.github.rolloutplanner.operate.Actuator}, {@link
 * io.github.rolloutplanner.operate.RolloutStore}, {@link io.github.rolloutplanner.operate.Notifier}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.operate;

import javax.annotation.ParametersAreNonnullByDefault;
