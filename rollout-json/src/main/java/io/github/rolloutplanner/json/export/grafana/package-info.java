/**
 * A dashboard and alert rules by which Grafana shows and alerts what a plan watches.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.json.export.grafana.GrafanaDashboard} and
 * {@link io.github.rolloutplanner.json.export.grafana.GrafanaAlertRules}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.export.grafana;

import javax.annotation.ParametersAreNonnullByDefault;
