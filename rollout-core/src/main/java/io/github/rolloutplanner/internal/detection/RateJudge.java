package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.Incident;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.Alternative;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import io.github.rolloutplanner.internal.statistics.RateStratum;
import io.github.rolloutplanner.internal.statistics.RateTally;
import io.github.rolloutplanner.internal.statistics.StratifiedRateEProcess;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Judges rates by their counted events, each of which is a coin that falls on the exposed users or on the others.
 *
 * @param scale the scale
 * @param incident what is allowed for where no control group shows it
 */
record RateJudge(CountedScale scale, Incident incident) implements Judge {
    /** Where nothing ever happens, this little does: a rate of nothing would make one event a certainty. */
    private static final double LEAST_RATE = 1e-9;

    @Override
    public EValue worse(List<PhaseBucket> buckets, ComparisonBases bases, double significanceLevel) {
        OnsetTally tally = tally();
        for (PhaseBucket bucket : buckets) {
            tally = plus(tally.next(), bucket, bases);
        }
        return evidence(tally, buckets, bases);
    }

    OnsetTally tally() {
        return OnsetTally.of(process(scale.rises()));
    }

    /** What a stretch says that a tally has open. */
    OnsetTally plus(OnsetTally open, PhaseBucket bucket, ComparisonBases bases) {
        Optional<ComparisonBasis> basis = bases.of(bucket);
        Optional<RateStratum> compared = basis.flatMap(by -> compared(bucket, by));
        return compared.isPresent()
                ? open.with(
                        compared.get(),
                        process(scale.rises())
                                .nullRateRatio(acceptable(basis.get()) * usually(basis.get(), UsualRatio::atWorst))
                                .designEffect(designEffect(bucket, basis.get())))
                : open;
    }

    /** What a tally of stretches says, of whose events some are not the change's. */
    EValue evidence(OnsetTally tally, List<PhaseBucket> buckets, ComparisonBases bases) {
        double hourly = 0;
        Duration observed = Duration.ZERO;
        for (PhaseBucket bucket : buckets) {
            if (bases.allowIncident(bucket)) {
                ComparisonBasis basis = bases.of(bucket).orElseThrow();
                double expected =
                        positive(usual(basis)) * scale.exposure(bucket.treated()) / designEffect(bucket, basis);
                hourly = Math.max(hourly, expected / bucket.hours());
                observed = observed.plus(bucket.covered());
            }
        }
        return bases.discounted(tally.evidence(
                hourly * incident.usualHours(observed, scale.rises(), scale.ofTrials() ? scale.baseline() : 0)));
    }

    private static double usually(ComparisonBasis basis, ToDoubleFunction<UsualRatio> bound) {
        return basis.usual().isPresent()
                ? positive(bound.applyAsDouble(basis.usual().get()))
                : 1;
    }

    private double usual(ComparisonBasis basis) {
        return basis.learned().map(scale::at).orElse(scale.baseline());
    }

    @Override
    public EValue better(List<PhaseBucket> buckets, ComparisonBases bases, Quantity level, double significanceLevel) {
        double ratio = positive(scale.at(level)) / positive(scale.baseline());
        StratifiedRateEProcess process = process(!scale.rises());
        RateTally tally = process.tally();
        for (PhaseBucket bucket : buckets) {
            Optional<ComparisonBasis> basis = bases.of(bucket).map(ComparisonBasis::relative);
            Optional<RateStratum> compared = basis.flatMap(by -> compared(bucket, by));
            if (compared.isPresent()) {
                tally = tally.plus(
                        compared.get(),
                        process.nullRateRatio(ratio * usually(basis.get(), UsualRatio::atBest))
                                .designEffect(designEffect(bucket, basis.get())));
            }
        }
        return tally.evidence();
    }

    private double designEffect(PhaseBucket bucket, ComparisonBasis basis) {
        return scale.designEffect(bucket, basis.designEffect());
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
