/**
 * Rules by which Prometheus records and alerts what a plan watches.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.export.prometheus.PrometheusRules}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.prometheus;

import javax.annotation.ParametersAreNonnullByDefault;
