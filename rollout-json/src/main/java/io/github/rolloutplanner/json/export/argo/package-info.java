/**
 * Plans as Argo Rollouts carries them out.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.argo.ArgoExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.argo;

import javax.annotation.ParametersAreNonnullByDefault;
