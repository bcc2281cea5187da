/**
 * Flags as the feature management libraries of Microsoft read them.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.microsoft.MicrosoftExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.microsoft;

import javax.annotation.ParametersAreNonnullByDefault;
