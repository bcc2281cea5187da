package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.statistics.Alternative;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.RateStratum;
import io.github.rolloutplanner.internal.statistics.RateTally;
import io.github.rolloutplanner.internal.statistics.StratifiedRateEProcess;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import java.util.List;
import java.util.Optional;

/** Judges rates by their counted events, each of which is a coin that falls on the exposed users or on the others. */
record RateJudge(CountedScale scale) implements Judge {
    /** Where nothing ever happens, this little does: a rate of nothing would make one event a certainty. */
    private static final double LEAST_RATE = 1e-9;

    @Override
    public EValue worse(List<PhaseBucket> buckets, ComparisonBases yardsticks, double significanceLevel) {
        return tally(buckets, yardsticks).evidence();
    }

    /** What stretches say of harm. */
    RateTally tally(List<PhaseBucket> buckets, ComparisonBases yardsticks) {
        RateTally tally = process(scale.rises()).tally();
        for (PhaseBucket stratum : buckets) {
            tally = plus(tally, stratum, yardsticks);
        }
        return tally;
    }

    /** What one more stretch says of it. */
    RateTally plus(RateTally tally, PhaseBucket stratum, ComparisonBases yardsticks) {
        Optional<ComparisonBasis> yardstick = yardsticks.of(stratum);
        Optional<RateStratum> compared = yardstick.flatMap(by -> compared(stratum, by));
        return compared.isPresent()
                ? tally.plus(compared.get(), process(scale.rises()).nullRateRatio(acceptable(yardstick.get())))
                : tally;
    }

    @Override
    public EValue better(
            List<PhaseBucket> buckets, ComparisonBases yardsticks, Quantity level, double significanceLevel) {
        double ratio = positive(scale.at(level)) / positive(scale.baseline());
        RateTally tally = process(!scale.rises()).nullRateRatio(ratio).tally();
        for (PhaseBucket stratum : buckets) {
            Optional<RateStratum> compared = yardsticks.of(stratum).flatMap(by -> compared(stratum, by.relative()));
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
    private double acceptable(ComparisonBasis yardstick) {
        return yardstick
                .acceptable()
                .map(level -> positive(scale.at(level)) / positive(scale.baseline()))
                .orElse(1.0);
    }

    private Optional<RateStratum> compared(PhaseBucket stratum, ComparisonBasis yardstick) {
        GroupTotals treated = stratum.treated();
        double exposure = scale.exposure(treated);
        if (exposure == 0) {
            return Optional.empty();
        }
        if (yardstick.comparison() == Comparison.CONTROL) {
            return stratum.control()
                    .filter(control -> scale.exposure(control) > 0)
                    .map(control -> new RateStratum.TwoGroups(
                            scale.counted(control), scale.exposure(control), scale.counted(treated), exposure));
        }
        double rate = yardstick.comparison() == Comparison.ABSOLUTE
                ? yardstick.level().map(scale::at).orElse(scale.baseline())
                : scale.baseline();
        return Optional.of(new RateStratum.AgainstBaseline(scale.counted(treated), positive(rate) * exposure));
    }

    private static double positive(double rate) {
        return Math.max(rate, LEAST_RATE);
    }
}
