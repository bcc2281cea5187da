package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import java.util.List;
import java.util.Optional;

/**
 * What all stretches of a guardrail say of a regression, kept so that the next observation is weighed with its own stretch
 * alone.
 *
 * @param open the tally of all stretches but the last, which it has open; nothing where there is no stretch, or a mean is
 *     judged
 * @param worse the evidence of all stretches, to the bit what weighing them anew says
 */
public record EvidenceSum(Optional<OnsetTally> open, EValue worse) {

    static EvidenceSum of(MetricModel model, List<PhaseBucket> buckets) {
        Optional<RateJudge> rates = rates(model);
        if (rates.isEmpty() || buckets.isEmpty()) {
            return new EvidenceSum(Optional.empty(), worse(model, buckets));
        }
        OnsetTally open = rates.get().tally().next();
        for (PhaseBucket bucket : buckets.subList(0, buckets.size() - 1)) {
            open = rates.get().plus(open, bucket, model.bases()).next();
        }
        return of(model, rates.get(), open, buckets);
    }

    private static EvidenceSum of(MetricModel model, RateJudge rates, OnsetTally open, List<PhaseBucket> buckets) {
        return new EvidenceSum(
                Optional.of(open),
                rates.evidence(rates.plus(open, last(buckets), model.bases()), buckets, model.bases()));
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
        if (open.isEmpty() || last(before).isAfter(observed)) {
            return of(model, after);
        }
        RateJudge rates = rates(model).orElseThrow();
        OnsetTally next = observed.isAfter(last(before))
                ? rates.plus(open.get(), last(before), model.bases()).next()
                : open.get();
        return of(model, rates, next, after);
    }

    private static PhaseBucket last(List<PhaseBucket> buckets) {
        return buckets.get(buckets.size() - 1);
    }
}
