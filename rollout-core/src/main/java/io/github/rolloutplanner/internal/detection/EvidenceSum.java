package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.RateTally;
import java.util.List;
import java.util.Optional;

/**
 * What some stretches say of harm, kept so that the next observation is weighed with its own stretch alone.
 *
 * @param earlier the tally of all stretches but the last; nothing where there is no stretch, or a mean is judged
 * @param worse the evidence of all stretches, to the bit what weighing them anew says
 */
record EvidenceSum(Optional<RateTally> earlier, EValue worse) {

    static EvidenceSum of(MetricModel model, List<PhaseBucket> buckets) {
        Optional<RateJudge> rates = rates(model);
        if (rates.isEmpty() || buckets.isEmpty()) {
            return new EvidenceSum(Optional.empty(), worse(model, buckets));
        }
        return of(model, rates.get(), rates.get().tally(allButLast(buckets), model.bases()), last(buckets));
    }

    private static EvidenceSum of(MetricModel model, RateJudge rates, RateTally earlier, PhaseBucket last) {
        return new EvidenceSum(
                Optional.of(earlier), rates.plus(earlier, last, model.bases()).evidence());
    }

    private static EValue worse(MetricModel model, List<PhaseBucket> buckets) {
        return model.judge()
                .map(judge -> judge.worse(buckets, model.bases(), model.comparisonLevel()))
                .orElse(EValue.NONE);
    }

    private static Optional<RateJudge> rates(MetricModel model) {
        return model.judge().filter(RateJudge.class::isInstance).map(RateJudge.class::cast);
    }

    /** With an observation, as a rule in the last stretch or in a new one after it. */
    EvidenceSum with(MetricModel model, List<PhaseBucket> before, PhaseBucket observed, List<PhaseBucket> after) {
        if (earlier.isEmpty() || last(before).isAfter(observed)) {
            return of(model, after);
        }
        RateJudge rates = rates(model).orElseThrow();
        RateTally sofar =
                observed.isAfter(last(before)) ? rates.plus(earlier.get(), last(before), model.bases()) : earlier.get();
        return of(model, rates, sofar, last(after));
    }

    private static List<PhaseBucket> allButLast(List<PhaseBucket> buckets) {
        return buckets.subList(0, buckets.size() - 1);
    }

    private static PhaseBucket last(List<PhaseBucket> buckets) {
        return buckets.get(buckets.size() - 1);
    }
}
