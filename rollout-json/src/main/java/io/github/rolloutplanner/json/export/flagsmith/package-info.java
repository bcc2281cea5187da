/**
 * Flags as the SDKs of Flagsmith read them that evaluate locally.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.flagsmith.FlagsmithExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.flagsmith;

import javax.annotation.ParametersAreNonnullByDefault;
