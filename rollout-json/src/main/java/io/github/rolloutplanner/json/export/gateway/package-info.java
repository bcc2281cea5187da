/**
 * Plans as the Gateway API of Kubernetes carries them out.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.gateway.GatewayExporter}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.gateway;

import javax.annotation.ParametersAreNonnullByDefault;
