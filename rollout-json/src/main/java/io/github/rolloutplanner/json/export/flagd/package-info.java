/**
 * Flags as flagd reads them, the flag evaluation engine of OpenFeature.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.flagd.FlagdExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.flagd;

import javax.annotation.ParametersAreNonnullByDefault;
