/**
 * Observations from Prometheus, by its HTTP API. It needs the module {@code java.net.http} of the JDK, and no other package does.
 *
 * <p>Entry type: {@link io.github.rolloutplanner.json.prometheus.PrometheusSource}; for rules, dashboards and alerts, which need no such
 * module, {@link io.github.rolloutplanner.json.prometheus.WatchedSeries}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.prometheus;

import javax.annotation.ParametersAreNonnullByDefault;
