package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.SampleRatioEProcess;

/**
 * Evidence that two groups do not have their sizes.
 *
 * @param accepted the departure that is no mismatch, as a factor of the planned ratio; 1 for none
 */
record SplitEvidence(double accepted) {
    /** Any departure is a mismatch. */
    static final SplitEvidence OF_ANY = new SplitEvidence(1);

    /** How much further counts as worse, on the scale of logarithms: what was acknowledged was not known exactly. */
    private static final double WORSE = 1.5;

    /** Only what departs clearly further than another departure is a mismatch. */
    static SplitEvidence beyond(double departure) {
        return new SplitEvidence(Math.pow(departure, WORSE));
    }

    /** By which factor the ratio of two groups departs from the planned one; an empty group counts as one of half a user. */
    static double departure(PhaseBucket sum, double planned) {
        double control = sum.control().map(UserClusters::assigned).orElse(0L).doubleValue();
        return Math.max(control, 0.5) / Math.max((double) UserClusters.assigned(sum.treated()), 0.5) / planned;
    }

    EValue of(PhaseBucket sum, double planned) {
        if (sum.control().isEmpty()) {
            return EValue.NONE;
        }
        return isAccepted(departure(sum, planned)) ? EValue.NONE : beyond(sum, planned);
    }

    private boolean isAccepted(double departure) {
        return accepted != 1 && Math.min(1, accepted) <= departure && departure <= Math.max(1, accepted);
    }

    private EValue beyond(PhaseBucket sum, double planned) {
        EValue fromPlan = against(sum, planned);
        EValue fromAccepted = accepted == 1 ? fromPlan : against(sum, planned * accepted);
        return fromPlan.logValue() <= fromAccepted.logValue() ? fromPlan : fromAccepted;
    }

    private static EValue against(PhaseBucket sum, double ratio) {
        return SampleRatioEProcess.ofWeights(1, ratio)
                .evidence(
                        UserClusters.assigned(sum.treated()),
                        UserClusters.assigned(sum.control().orElseThrow()));
    }
}
