/**
 * Plans as Google Cloud Deploy carries them out.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.clouddeploy.CloudDeployExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.clouddeploy;

import javax.annotation.ParametersAreNonnullByDefault;
