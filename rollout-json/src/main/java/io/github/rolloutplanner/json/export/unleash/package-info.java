/**
 * Flags as the clients of Unleash read them, and release templates.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.json.export.unleash.UnleashExporter},
 * {@link io.github.rolloutplanner.json.export.unleash.UnleashReleaseTemplate}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.unleash;

import javax.annotation.ParametersAreNonnullByDefault;
