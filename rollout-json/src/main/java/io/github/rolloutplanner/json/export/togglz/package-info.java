/**
 * Flags as Togglz reads them.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.togglz.TogglzExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.togglz;

import javax.annotation.ParametersAreNonnullByDefault;
