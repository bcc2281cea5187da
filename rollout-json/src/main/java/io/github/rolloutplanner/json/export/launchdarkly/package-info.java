/**
 * Flags and guarded rollouts as LaunchDarkly reads them.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyExporter},
 * {@link io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyGuardedRollout}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.launchdarkly;

import javax.annotation.ParametersAreNonnullByDefault;
