package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.Alternative;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.RateStratum;
import io.github.rolloutplanner.internal.statistics.RateTally;
import io.github.rolloutplanner.internal.statistics.StratifiedRateEProcess;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import java.util.List;
import java.util.Optional;

/** Judges rates by their counted events, each of which is a coin that falls on the exposed users or on the others. */
record RateJudge(CountedScale scale) implements Judge {
    /** Where nothing ever happens, this little does: a rate of nothing would make one event a certainty. */
    private static final double LEAST_RATE = 1e-9;

    @Override
    public EValue worse(List<PhaseBucket> buckets, ComparisonBases bases, double significanceLevel) {
        return tally(buckets, bases).evidence();
    }

    /** What stretches say of harm. */
    RateTally tally(List<PhaseBucket> buckets, ComparisonBases bases) {
        RateTally tally = process(scale.rises()).tally();
        for (PhaseBucket bucket : buckets) {
            tally = plus(tally, bucket, bases);
        }
        return tally;
    }

    /** What one more stretch says of it. */
    RateTally plus(RateTally tally, PhaseBucket bucket, ComparisonBases bases) {
        Optional<ComparisonBasis> basis = bases.of(bucket);
        Optional<RateStratum> compared = basis.flatMap(by -> compared(bucket, by));
        return compared.isPresent()
                ? tally.plus(compared.get(), process(scale.rises()).nullRateRatio(acceptable(basis.get())))
                : tally;
    }

    @Override
    public EValue better(List<PhaseBucket> buckets, ComparisonBases bases, Quantity level, double significanceLevel) {
        double ratio = positive(scale.at(level)) / positive(scale.baseline());
        RateTally tally = process(!scale.rises()).nullRateRatio(ratio).tally();
        for (PhaseBucket bucket : buckets) {
            Optional<RateStratum> compared = bases.of(bucket).flatMap(by -> compared(bucket, by.relative()));
            if (compared.isPresent()) {
                tally = tally.plus(compared.get());
            }
        }
        return tally.evidence();
    }

    private static StratifiedRateEProcess process(boolean seesMore) {
        return StratifiedRateEProcess.withDefaults().alternative(seesMore ? Alternative.GREATER : Alternative.LESS);
    }

    /** The ratio of the rates at which a metric uses up its margin. */
    private double acceptable(ComparisonBasis basis) {
        return basis.acceptable()
                .map(level -> positive(scale.at(level)) / positive(scale.baseline()))
                .orElse(1.0);
    }

    private Optional<RateStratum> compared(PhaseBucket bucket, ComparisonBasis basis) {
        GroupTotals treated = bucket.treated();
        double exposure = scale.exposure(treated);
        if (exposure == 0) {
            return Optional.empty();
        }
        if (basis.comparison() == Comparison.CONTROL) {
            return bucket.control()
                    .filter(control -> scale.exposure(control) > 0)
                    .map(control -> new RateStratum.TwoGroups(
                            scale.counted(control), scale.exposure(control), scale.counted(treated), exposure));
        }
        double rate = basis.comparison() == Comparison.ABSOLUTE
                ? basis.level().map(scale::at).orElse(scale.baseline())
                : scale.baseline();
        return Optional.of(new RateStratum.AgainstBaseline(scale.counted(treated), positive(rate) * exposure));
    }

    private static double positive(double rate) {
        return Math.max(rate, LEAST_RATE);
    }
}
