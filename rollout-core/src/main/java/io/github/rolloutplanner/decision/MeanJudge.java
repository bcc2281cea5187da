package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.statistics.ConfidenceSequence;
import io.github.rolloutplanner.statistics.EValue;
import io.github.rolloutplanner.statistics.MeanStratum;
import io.github.rolloutplanner.statistics.MeanTally;
import io.github.rolloutplanner.statistics.SampleMoments;
import io.github.rolloutplanner.statistics.StratifiedMeanDifference;
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
    public EValue worse(List<Stratum> strata, Yardsticks yardsticks, double alarmLevel) {
        return evidence(strata, yardsticks, alarmLevel, 1, this::tolerated);
    }

    @Override
    public EValue better(List<Stratum> strata, Yardsticks yardsticks, Quantity level, double alarmLevel) {
        double distance = scale.at(level) - scale.baseline();
        return evidence(strata, yardsticks.relative(), alarmLevel, -1, yardstick -> distance);
    }

    private double tolerated(Yardstick yardstick) {
        return yardstick.acceptable().map(scale::at).orElse(scale.baseline()) - scale.baseline();
    }

    /** Evidence that the means differ by more than is allowed, in the bad direction (1) or in the good one (-1). */
    private EValue evidence(
            List<Stratum> strata,
            Yardsticks yardsticks,
            double alarmLevel,
            int direction,
            ToDoubleFunction<Yardstick> allowed) {
        MeanTally tally = StratifiedMeanDifference.withDefaults()
                .minimumObservations(scale.least())
                .tally();
        for (Stratum stratum : strata) {
            Optional<MeanStratum> compared = yardsticks
                    .of(stratum)
                    .flatMap(yardstick -> compared(stratum, yardstick, allowed.applyAsDouble(yardstick)));
            if (compared.isPresent()) {
                tally = tally.plus(compared.get());
            }
        }
        int rising = scale.rises() ? direction : -direction;
        return tally.difference()
                .map(found -> ConfidenceSequence.withDefaults()
                        .level(alarmLevel)
                        .oneSided()
                        .tunedTo(GROUPS * tuning)
                        .evidence(rising * found.estimate(), found.standardError(), found.observations()))
                .orElse(EValue.NONE);
    }

    /** What is allowed is added to what the exposed users are compared with, so that no difference is left at it. */
    private Optional<MeanStratum> compared(Stratum stratum, Yardstick yardstick, double allowed) {
        SampleMoments treated = scale.moments(stratum.treated());
        if (yardstick.comparison() == Comparison.CONTROL) {
            return stratum.control()
                    .map(scale::moments)
                    .map(control -> new MeanStratum.TwoGroups(shifted(control, allowed), treated));
        }
        double known = yardstick.comparison() == Comparison.ABSOLUTE
                ? yardstick.level().map(scale::at).orElse(scale.baseline())
                : scale.baseline();
        return Optional.of(new MeanStratum.AgainstBaseline(known + allowed, treated));
    }

    private static SampleMoments shifted(SampleMoments group, double by) {
        return new SampleMoments(group.size(), group.mean() + by, group.variance());
    }
}
