package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.ConfidenceSequence;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.MeanStratum;
import io.github.rolloutplanner.internal.statistics.MeanTally;
import io.github.rolloutplanner.internal.statistics.SampleMoments;
import io.github.rolloutplanner.internal.statistics.StratifiedMeanDifference;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Judges means by a one-sided confidence sequence.
 *
 * @param scale the scale
 * @param tuning the exposed observations at which the sequence is narrowest
 */
record MeanJudge(NumberScale scale, double tuning) implements Judge {
    /** Of so many exposed observations, as many others are a group of the same size. */
    private static final int GROUPS = 2;

    @Override
    public EValue worse(List<PhaseBucket> buckets, ComparisonBases bases, double significanceLevel) {
        return evidence(buckets, bases, significanceLevel, 1, this::tolerated);
    }

    @Override
    public EValue better(List<PhaseBucket> buckets, ComparisonBases bases, Quantity level, double significanceLevel) {
        double distance = scale.at(level) - scale.baseline();
        return evidence(buckets, bases.relative(), significanceLevel, -1, basis -> distance);
    }

    private double tolerated(ComparisonBasis basis) {
        return basis.acceptable().map(scale::at).orElse(scale.baseline()) - scale.baseline();
    }

    /** Evidence that the means differ by more than is allowed, in the bad direction (1) or in the good one (-1). */
    private EValue evidence(
            List<PhaseBucket> buckets,
            ComparisonBases bases,
            double significanceLevel,
            int direction,
            ToDoubleFunction<ComparisonBasis> allowed) {
        MeanTally tally = StratifiedMeanDifference.withDefaults()
                .minimumObservations(scale.least())
                .tally();
        for (PhaseBucket bucket : buckets) {
            Optional<MeanStratum> compared =
                    bases.of(bucket).flatMap(basis -> compared(bucket, basis, allowed.applyAsDouble(basis)));
            if (compared.isPresent()) {
                tally = tally.plus(compared.get());
            }
        }
        int rising = scale.rises() ? direction : -direction;
        return tally.difference()
                .map(found -> ConfidenceSequence.withDefaults()
                        .level(significanceLevel)
                        .oneSided()
                        .tunedTo(GROUPS * tuning)
                        .evidence(rising * found.estimate(), found.standardError(), found.observations()))
                .orElse(EValue.NONE);
    }

    /** What is allowed is added to what the exposed users are compared with, so that no difference is left at it. */
    private Optional<MeanStratum> compared(PhaseBucket bucket, ComparisonBasis basis, double allowed) {
        SampleMoments treated = scale.moments(bucket.treated());
        if (basis.comparison() == Comparison.CONTROL) {
            return bucket.control()
                    .map(scale::moments)
                    .map(control -> new MeanStratum.TwoGroups(shifted(control, allowed), treated));
        }
        double known = basis.comparison() == Comparison.ABSOLUTE
                ? basis.level().map(scale::at).orElse(scale.baseline())
                : scale.baseline();
        return Optional.of(new MeanStratum.AgainstBaseline(known + allowed, treated));
    }

    private static SampleMoments shifted(SampleMoments group, double by) {
        return new SampleMoments(group.size(), group.mean() + by, group.variance());
    }
}
