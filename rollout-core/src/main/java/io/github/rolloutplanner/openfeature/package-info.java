/**
 * The flags of running rollouts, served to programs that ask them through OpenFeature.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.openfeature.RolloutProvider}. It needs {@code dev.openfeature:sdk}, which comes with
 * no other part of this library: programs that use this package have it anyway.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.openfeature;

import javax.annotation.ParametersAreNonnullByDefault;
