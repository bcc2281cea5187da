/**
 * Rollout plans as JSON: the output contract, the detailed form that loses nothing, and running rollouts, which go on from
 * where they were written; with the schemas of all.
 *
 * <p>Entry types: {@link io.github.rolloutplanner.json.RolloutJson},
 * {@link io.github.rolloutplanner.json.RunningRolloutJson} and, for each event by itself,
 * {@link io.github.rolloutplanner.json.JournalFile} and {@link io.github.rolloutplanner.json.RolloutJournal}.
 */
@ParametersAreNonnullByDefault
package io.github.rolloutplanner.json;

import javax.annotation.ParametersAreNonnullByDefault;
