package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.MeanStratum;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What all stretches of a guardrail say of a regression, kept so that the next observation is weighed with its own stretch
 * alone.
 *
 * @param open of rates, the tally of all stretches but the last, which it has open; nothing where there is no stretch
 * @param earlier of means, what all stretches but the last are compared with
 * @param worse the evidence of all stretches, to the bit what weighing them anew says
 */
public record EvidenceSum(Optional<OnsetTally> open, List<Optional<MeanStratum>> earlier, EValue worse) {
    private static final EvidenceSum NONE = new EvidenceSum(Optional.empty(), List.of(), EValue.NONE);

    static EvidenceSum of(MetricModel model, List<PhaseBucket> buckets) {
        if (buckets.isEmpty() || model.judge().isEmpty() || model.areReadings()) {
            return NONE;
        }
        List<PhaseBucket> earlier = buckets.subList(0, buckets.size() - 1);
        if (model.judge().get() instanceof RateJudge rates) {
            OnsetTally open = rates.tally().next();
            for (PhaseBucket bucket : earlier) {
                open = rates.plus(open, bucket, model.bases()).next();
            }
            return of(model, rates, open, buckets);
        }
        MeanJudge means = (MeanJudge) model.judge().get();
        List<Optional<MeanStratum>> strata = new ArrayList<>();
        for (PhaseBucket bucket : earlier) {
            strata.add(means.stratum(bucket, model.bases()));
        }
        return of(model, means, strata, buckets);
    }

    private static EvidenceSum of(MetricModel model, RateJudge rates, OnsetTally open, List<PhaseBucket> buckets) {
        return new EvidenceSum(
                Optional.of(open),
                List.of(),
                rates.evidence(rates.plus(open, last(buckets), model.bases()), buckets, model.bases()));
    }

    private static EvidenceSum of(
            MetricModel model, MeanJudge means, List<Optional<MeanStratum>> earlier, List<PhaseBucket> buckets) {
        List<Optional<MeanStratum>> all = new ArrayList<>(earlier);
        all.add(means.stratum(last(buckets), model.bases()));
        return new EvidenceSum(
                Optional.empty(),
                List.copyOf(earlier),
                means.worse(all, buckets, model.bases(), model.comparisonTuning()));
    }

    /** With an observation, as a rule in the last stretch or in a new one after it. */
    EvidenceSum with(MetricModel model, List<PhaseBucket> before, PhaseBucket observed, List<PhaseBucket> after) {
        if (before.isEmpty()
                || model.judge().isEmpty()
                || model.areReadings()
                || last(before).isAfter(observed)) {
            return of(model, after);
        }
        boolean isNew = observed.isAfter(last(before));
        if (model.judge().get() instanceof RateJudge rates) {
            OnsetTally sofar = open.orElseThrow();
            return of(
                    model,
                    rates,
                    isNew ? rates.plus(sofar, last(before), model.bases()).next() : sofar,
                    after);
        }
        MeanJudge means = (MeanJudge) model.judge().get();
        List<Optional<MeanStratum>> sofar = new ArrayList<>(earlier);
        if (isNew) {
            sofar.add(means.stratum(last(before), model.bases()));
        }
        return of(model, means, sofar, after);
    }

    private static PhaseBucket last(List<PhaseBucket> buckets) {
        return buckets.get(buckets.size() - 1);
    }
}
