/**
 * What a rollout is operated with that exists: stores in a file and in a database, sources that read files, and what writes flags into
 * the file of a flag system.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.json.operate.JournalStore}, {@link io.github.rolloutplanner.json.operate.JdbcStore},
 * {@link io.github.rolloutplanner.json.operate.FileSource}, {@link io.github.rolloutplanner.json.operate.FlagFileActuator}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json.operate;

import javax.annotation.ParametersAreNonnullByDefault;
