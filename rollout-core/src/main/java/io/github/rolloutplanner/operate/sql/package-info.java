/**
 * Observations from a database, by JDBC: a query for each metric, written by hand or made from a table of events and a table of
 * assignments. Only sums cross the wire.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.operate.sql.SqlSource}, {@link io.github.rolloutplanner.operate.sql.EventTables},
 * {@link io.github.rolloutplanner.operate.sql.MetricQuery}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.operate.sql;

import javax.annotation.ParametersAreNonnullByDefault;
