/**
 * Flags as flag systems read them, and what each of them cannot say.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.FlagExporter}, with a package for each system.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export;

import javax.annotation.ParametersAreNonnullByDefault;
