/**
 * Ports of the loop that are there already, for what most applications have: a rollout is kept in a file ({@link
 * io.github.rolloutplanner.json.operate.JournalStore}) or in a database ({@link io.github.rolloutplanner.json.operate.JdbcStore}).
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.operate;

import javax.annotation.ParametersAreNonnullByDefault;
