/**
 * Flags as the SDKs of ConfigCat read them.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.configcat.ConfigCatExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.configcat;

import javax.annotation.ParametersAreNonnullByDefault;
