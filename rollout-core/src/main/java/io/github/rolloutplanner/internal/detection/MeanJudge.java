package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.Incident;
import io.github.rolloutplanner.internal.evidence.MeanSequence;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.ConfidenceSequence;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.EqualValues;
import io.github.rolloutplanner.internal.statistics.MeanDifference;
import io.github.rolloutplanner.internal.statistics.MeanStratum;
import io.github.rolloutplanner.internal.statistics.MeanTally;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import io.github.rolloutplanner.internal.statistics.SampleMoments;
import io.github.rolloutplanner.internal.statistics.StratifiedMeanDifference;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Judges means by a one-sided confidence sequence, and by exact bounds while all values are equal, as after a total failure:
 * what does not scatter has no standard error.
 *
 * @param scale the scale
 * @param tuning for each phase, the exposed observations at which a sequence is narrowest that begins with it
 * @param incident what is allowed for where no control group shows it
 */
record MeanJudge(NumberScale scale, List<Double> tuning, Incident incident) implements Judge {
    /** The part of the evidence that is for values that are all equal. */
    private static final double OF_EQUAL_VALUES = 0.1;
    /** Fewer control observations that are all equal do not show what is usual. */
    private static final long ENOUGH = 1000;

    private static final EValue NO_EVIDENCE = EValue.sum(List.of());

    @Override
    public EValue worse(List<PhaseBucket> buckets, ComparisonBases bases, double significanceLevel) {
        List<Optional<MeanStratum>> strata = new ArrayList<>();
        for (PhaseBucket bucket : buckets) {
            strata.add(stratum(bucket, bases));
        }
        return worse(strata, buckets, bases, significanceLevel);
    }

    /** A stretch beside what is tolerated; nothing where the metric has no gate or the group is empty. */
    Optional<MeanStratum> stratum(PhaseBucket bucket, ComparisonBases bases) {
        return bases.of(bucket).flatMap(basis -> compared(bucket, basis, UsualRatio::atWorst, tolerated(basis)));
    }

    /** A regression may begin with each of the stretches. */
    EValue worse(
            List<Optional<MeanStratum>> strata,
            List<PhaseBucket> buckets,
            ComparisonBases bases,
            double significanceLevel) {
        EValue[] onsets = new EValue[buckets.size()];
        MeanTally since = none(buckets, bases);
        Duration unwatched = Duration.ZERO;
        for (int from = buckets.size() - 1; from >= 0; from--) {
            PhaseBucket bucket = buckets.get(from);
            Optional<MeanStratum> compared = strata.get(from);
            since = compared.isPresent() ? since.plus(compared.get()) : since;
            unwatched = bases.allowIncident(bucket) ? unwatched.plus(bucket.covered()) : unwatched;
            double allowed = allowed(unwatched, bases.of(bucket));
            ConfidenceSequence sequence = sequence(significanceLevel, bucket, bases);
            EValue known = since.difference()
                    .map(found -> evidence(sequence, found, scale.rises(), allowed))
                    .orElse(EValue.NONE);
            onsets[from] = from == buckets.size() - 1
                    ? known.mixedWith(
                            compared.map(last -> equalValues(last, designEffect(bucket, bases), allowed))
                                    .orElse(NO_EVIDENCE),
                            OF_EQUAL_VALUES)
                    : known;
        }
        return bases.discounted(OnsetTally.mean(onsets));
    }

    @Override
    public EValue better(List<PhaseBucket> buckets, ComparisonBases bases, Quantity level, double significanceLevel) {
        double distance = scale.at(level) - scale.baseline();
        ComparisonBases relative = bases.relative();
        MeanTally tally = none(buckets, relative);
        for (PhaseBucket bucket : buckets) {
            Optional<MeanStratum> compared =
                    relative.of(bucket).flatMap(basis -> compared(bucket, basis, UsualRatio::atBest, distance));
            tally = compared.isPresent() ? tally.plus(compared.get()) : tally;
        }
        return tally.difference()
                .map(found -> evidence(sequence(significanceLevel, buckets.get(0), relative), found, !scale.rises(), 0))
                .orElse(EValue.NONE);
    }

    /** Observations of one user are worth fewer, as the latest stretch shows it. */
    private MeanTally none(List<PhaseBucket> buckets, ComparisonBases bases) {
        PhaseBucket latest = buckets.get(buckets.size() - 1);
        double times =
                bases.of(latest).map(basis -> designEffect(latest, basis)).orElse(1.0);
        return StratifiedMeanDifference.withDefaults()
                .minimumObservations((long) Math.ceil(scale.least() * times))
                .tally();
    }

    /** Tuned to the phase that it begins with, which was planned before anything came. */
    private ConfidenceSequence sequence(double significanceLevel, PhaseBucket first, ComparisonBases bases) {
        return new MeanSequence(tuning.get(first.phase() - 1), bases.isBesideControl(first)).of(significanceLevel);
    }

    /** Evidence that a mean is higher, or lower, by more than is allowed. */
    private static EValue evidence(
            ConfidenceSequence sequence, MeanDifference found, boolean isHigher, double allowed) {
        double difference = isHigher ? found.estimate() : -found.estimate();
        return sequence.evidence(difference - allowed, found.standardError(), found.observations());
    }

    private double tolerated(ComparisonBasis basis) {
        return basis.acceptable().map(scale::at).orElse(scale.baseline()) - scale.baseline();
    }

    /**
     * How far an incident moves the mean of a time without control group; 0 where there is no such time. A rate moves by its
     * odds, from where it may stand by itself no less than from its baseline, so that a total failure is never allowed.
     */
    private double allowed(Duration unwatched, Optional<ComparisonBasis> basis) {
        double usual = basis.flatMap(ComparisonBasis::learned).map(scale::at).orElse(scale.baseline());
        if (unwatched.isZero() || scale.isOfNumbers()) {
            return unwatched.isZero() ? 0 : Math.abs(usual) * incident.move(unwatched, scale.rises(), 0);
        }
        double acceptable =
                basis.flatMap(ComparisonBasis::acceptable).map(scale::at).orElse(usual);
        return Math.min(moved(unwatched, usual), moved(unwatched, acceptable));
    }

    private double moved(Duration unwatched, double rate) {
        return rate * incident.move(unwatched, scale.rises(), rate);
    }

    /** What values say that are all equal; nothing where some differ, or where a few others say what is usual. */
    private EValue equalValues(MeanStratum stratum, double times, double allowed) {
        if (stratum instanceof MeanStratum.TwoGroups groups) {
            SampleMoments control = groups.control();
            return control.variance() > 0 || control.size() < ENOUGH
                    ? NO_EVIDENCE
                    : equalValues(groups.treatment(), times, control.mean(), allowed);
        }
        MeanStratum.AgainstBaseline alone = (MeanStratum.AgainstBaseline) stratum;
        return equalValues(alone.treatment(), times, alone.baseline(), allowed);
    }

    /** Observations of one user may be one and the same. */
    private EValue equalValues(SampleMoments treated, double times, double acceptable, double allowed) {
        if (treated.variance() > 0) {
            return NO_EVIDENCE;
        }
        long count = (long) (treated.size() / times);
        return scale.rises()
                ? EqualValues.above(treated.mean(), count, acceptable + allowed)
                : EqualValues.below(treated.mean(), count, acceptable - allowed, scale.deviation());
    }

    /** What is tolerated is added to what the exposed users are compared with, so that no difference is left at it. */
    private Optional<MeanStratum> compared(
            PhaseBucket bucket, ComparisonBasis basis, ToDoubleFunction<UsualRatio> bound, double tolerated) {
        double times = designEffect(bucket, basis);
        SampleMoments treated = scattered(scale.moments(bucket.treated()), times);
        if (basis.comparison() == Comparison.CONTROL) {
            return bucket.control()
                    .map(group -> scattered(scale.moments(group), times))
                    .map(group -> basis.usual()
                            .map(usual -> times(group, bound.applyAsDouble(usual)))
                            .orElse(group))
                    .map(control -> new MeanStratum.TwoGroups(shifted(control, tolerated), treated));
        }
        double known = basis.comparison() == Comparison.ABSOLUTE
                ? basis.level().map(scale::at).orElse(scale.baseline())
                : scale.baseline();
        return Optional.of(new MeanStratum.AgainstBaseline(known + tolerated, treated));
    }

    private double designEffect(PhaseBucket bucket, ComparisonBases bases) {
        return designEffect(bucket, bases.of(bucket).orElseThrow());
    }

    private double designEffect(PhaseBucket bucket, ComparisonBasis basis) {
        return scale.designEffect(bucket, basis.designEffect());
    }

    /** Observations of one user depend on each other: their mean scatters more than that of independent ones. */
    static SampleMoments scattered(SampleMoments group, double times) {
        return new SampleMoments(group.size(), group.mean(), group.variance() * times);
    }

    private static SampleMoments times(SampleMoments group, double factor) {
        return new SampleMoments(group.size(), group.mean() * factor, group.variance() * factor * factor);
    }

    private static SampleMoments shifted(SampleMoments group, double by) {
        return new SampleMoments(group.size(), group.mean() + by, group.variance());
    }
}
