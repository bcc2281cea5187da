package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;
import java.util.Optional;

/**
 * The difference of a {@link StratifiedMeanDifference} over all stretches so far, to which the next is added without
 * going through the others again.
 *
 * <p>Immutable: a tally may be kept, shared between threads and continued in several ways.
 *
 * @since 0.1.0
 */
public final class MeanTally {

    private final StratifiedMeanDifference procedure;
    private final double weight;
    private final double estimate;
    private final double variance;
    private final long treatmentObservations;

    private MeanTally(
            StratifiedMeanDifference procedure,
            double weight,
            double estimate,
            double variance,
            long treatmentObservations) {
        this.procedure = procedure;
        this.weight = weight;
        this.estimate = estimate;
        this.variance = variance;
        this.treatmentObservations = treatmentObservations;
    }

    static MeanTally of(StratifiedMeanDifference procedure) {
        return new MeanTally(procedure, 0, 0, 0, 0);
    }

    /**
     * Adds a stretch.
     *
     * @param stratum a stretch that this tally has not seen; it counts if each group has at least 2 observations
     * @return the tally of both
     * @throws IllegalArgumentException if the observations of the treatment exceed the range of a {@code long}
     */
    public MeanTally plus(MeanStratum stratum) {
        if (Objects.requireNonNull(stratum, "stratum") instanceof MeanStratum.TwoGroups groups) {
            return plus(groups.control(), groups.treatment());
        }
        MeanStratum.AgainstBaseline alone = (MeanStratum.AgainstBaseline) stratum;
        return plus(alone.baseline(), alone.treatment());
    }

    private MeanTally plus(SampleMoments control, SampleMoments treatment) {
        if (!control.isEnough() || !treatment.isEnough()) {
            return this;
        }
        double controls = control.size();
        double treated = treatment.size();
        return plus(
                treated * (controls / (controls + treated)),
                treatment.mean() - control.mean(),
                treatment.varianceOfMean() + control.varianceOfMean(),
                treatment.size());
    }

    private MeanTally plus(double baseline, SampleMoments treatment) {
        return treatment.isEnough()
                ? plus(
                        (double) treatment.size(),
                        treatment.mean() - baseline,
                        treatment.varianceOfMean(),
                        treatment.size())
                : this;
    }

    // A weighted mean and its variance are carried on, not their sums, whose squares could leave the range of a double.
    private MeanTally plus(double added, double difference, double varianceOfDifference, long treated) {
        double sum = weight + added;
        double part = added / sum;
        return new MeanTally(
                procedure,
                sum,
                estimate + part * (difference - estimate),
                (1 - part) * (1 - part) * variance + part * part * varianceOfDifference,
                Arguments.sum(treatmentObservations, treated, "treatment observations"));
    }

    /**
     * The difference over all stretches.
     *
     * @return the difference; empty where nothing can be said: there are not yet enough observations, or they are all
     *     equal within their groups, so that it is unknown how far they scatter
     * @throws IllegalArgumentException if the difference or its variance leaves the range of a double
     */
    public Optional<MeanDifference> difference() {
        if (variance == 0 || !procedure.isEnough(weight)) {
            return Optional.empty();
        }
        double error = Math.sqrt(Arguments.inRange(variance, "variance of the difference"));
        return Optional.of(new MeanDifference(
                Arguments.inRange(estimate, "difference of the means"),
                error,
                procedure.observations(weight, variance),
                treatmentObservations));
    }
}
