package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Rule;

/**
 * A metric of which too little is known to compute a sample size.
 *
 * @param compared what exposed users are compared with
 * @param missing what is not known, and what to do about it
 * @param baseline what the metric shows today
 * @param level the level of one look
 */
record UnknownPower(ComparedWith compared, Rule missing, Quantity baseline, double level) implements MetricPower {

    @Override
    public GateEvidence.Procedure procedure(double distance) {
        return GateEvidence.Procedure.NONE;
    }

    @Override
    public double level(double distance) {
        return level;
    }

    @Override
    public double needed(double distance) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double worst() {
        return 0;
    }

    @Override
    public double distanceOf(Quantity level) {
        return 0;
    }

    @Override
    public Quantity levelAt(double distance) {
        return baseline;
    }
}
