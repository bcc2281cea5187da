/**
 * Flags as the clients of Unleash read them.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.unleash.UnleashExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.unleash;

import javax.annotation.ParametersAreNonnullByDefault;
