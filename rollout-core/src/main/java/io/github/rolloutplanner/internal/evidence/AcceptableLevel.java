package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.policy.EvidencePolicy;

/**
 * Up to which level a metric is no worse than its baseline. An effect far below the one that a gate is there for stops no
 * release, however much traffic shows it; and where no control group runs, the baseline is known no better than it was
 * measured or typed.
 */
public final class AcceptableLevel {
    private static final double ALL = 100;

    private final BaselineError error;
    private final double negligible;

    private AcceptableLevel(BaselineError error, double negligible) {
        this.error = error;
        this.negligible = negligible;
    }

    /** As a policy says. */
    public static AcceptableLevel of(EvidencePolicy policy) {
        return new AcceptableLevel(
                new BaselineError(policy.baselineUncertainty(), policy.slowTail()), policy.negligiblePart());
    }

    /** As the evidence of a plan says. */
    public static AcceptableLevel of(EvidenceBasis basis) {
        return new AcceptableLevel(
                new BaselineError(basis.baselineUncertainty(), basis.slowTail()), basis.negligiblePart());
    }

    /**
     * Where the effect is still negligible.
     *
     * @param metric the metric
     * @param gate the level of its gate
     * @return the level; the baseline itself where no effect is negligible
     */
    public Quantity negligible(Metric metric, Quantity gate) {
        Quantity today = metric.baseline();
        return today.plus(negligible * (gate.value() - today.value()));
    }

    /**
     * Where a metric may stand without any change.
     *
     * @param metric the metric
     * @return its baseline, off on the bad side by as much as it may be
     */
    public Quantity drifted(Metric metric) {
        double worse = metric.healthy() == Relation.BELOW ? 1 : -1;
        return metric.baseline().plus(worse * error.of(metric));
    }

    /**
     * How well a metric may stand without any change.
     *
     * @param metric the metric
     * @return its baseline, off on the good side by as much as it may be
     */
    public Quantity improved(Metric metric) {
        return drifted(Improvement.of(metric));
    }

    /**
     * Where a metric may stand without any change and without a control group.
     *
     * @param metric the metric
     * @param gate the level of its gate
     * @return as far as its baseline is known; of one at zero, which nothing is known to be exactly, at least what is negligible
     */
    public Quantity alone(Metric metric, Quantity gate) {
        Quantity drifted = drifted(metric);
        return isAtZero(metric) ? farther(metric, drifted, negligible(metric, gate)) : drifted;
    }

    /** Whether nothing is counted of the metric, or of a rate on one of its two sides, which it is never known to be exactly. */
    public static boolean isAtZero(Metric metric) {
        return BaselineError.moves(metric) == 0;
    }

    /**
     * The one of two baselines that is to be compared with. A metric keeps its own as long as it leaves room for the other: a
     * plan is not judged by other numbers than its evidence was computed with unless they are disproved, or known less well
     * than typed ones.
     *
     * @param own the metric as planned
     * @param measured the metric where others showed it to stand
     * @return one of both
     */
    public Metric betterKnown(Metric own, Metric measured) {
        if (isAtZero(own)) {
            return own;
        }
        if (!(error.partOf(measured) < error.partOf(own))) {
            return isBeyond(measured, own) ? measured : own;
        }
        Quantity shown = drifted(measured);
        boolean leavesRoom = farther(own, drifted(own), shown).equals(drifted(own));
        boolean isTooHigh = farther(own, own.baseline(), shown).equals(own.baseline());
        boolean isTooVague = error.of(own) > error.ofTyped(own);
        return leavesRoom && !isTooHigh && !isTooVague ? own : measured;
    }

    /** Whether a metric was measured to stand further out than its own baseline may be off, by more than chance. */
    private boolean isBeyond(Metric measured, Metric own) {
        double worse = own.healthy() == Relation.BELOW ? 1 : -1;
        return worse * (measured.baseline().value() - drifted(own).value()) > error.ofSampling(measured);
    }

    /**
     * A level as far from another baseline as it was planned from its own.
     *
     * @param level the level as planned
     * @param planned the metric as planned
     * @param usual the metric where it stands
     * @return the level; as planned where that is the same
     */
    public static Quantity moved(Quantity level, Metric planned, Metric usual) {
        double distance = level.value() - planned.baseline().value();
        return usual.equals(planned)
                ? level
                : usual.baseline().plus(distance * BaselineError.moves(usual) / BaselineError.moves(planned));
    }

    /** How many times rarer an observation twice as far out is, for percentiles. */
    public double slowTail() {
        return error.slowTail();
    }

    /** Whether a rate has nothing bad in it, of which no level is a multiple: 0% of errors, 100% of successes. */
    public static boolean isFaultless(Metric metric) {
        return metric.kind() == MetricKind.RATE
                && metric.baseline().value() == (metric.healthy() == Relation.ABOVE ? ALL : 0);
    }

    /** The one of two levels that is farther on the bad side. */
    public static Quantity farther(Metric metric, Quantity one, Quantity other) {
        boolean isOneHigher = one.value() >= other.value();
        return isOneHigher == (metric.healthy() == Relation.BELOW) ? one : other;
    }
}
