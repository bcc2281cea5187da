package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Comparison;

/**
 * A phase before the one that is analyzed, in which a metric shows no regression.
 *
 * @param compared what its exposed users are compared with
 * @param observations the independent observations of exposed users in one of its stretches
 * @param stretches how many stretches it has
 */
record EarlierPhase(ComparedWith compared, double observations, long stretches) {
    boolean hasControl() {
        return compared.comparison() == Comparison.CONTROL;
    }
}
