package io.github.rolloutplanner.json.operate;

/**
 * A rollout as it stands in a table.
 *
 * @param revision which state it is
 * @param fingerprint of its plan
 * @param document of {@link io.github.rolloutplanner.json.RunningRolloutJson}
 */
record RolloutRow(long revision, String fingerprint, String document) {}
