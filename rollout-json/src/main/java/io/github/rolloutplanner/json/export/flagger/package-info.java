/**
 * Plans as Flagger carries them out.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.flagger.FlaggerExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.flagger;

import javax.annotation.ParametersAreNonnullByDefault;
