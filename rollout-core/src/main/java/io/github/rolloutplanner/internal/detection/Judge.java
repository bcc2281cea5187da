package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.CountRate;
import io.github.rolloutplanner.internal.evidence.Incident;
import io.github.rolloutplanner.internal.evidence.RateScale;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import java.util.List;
import java.util.Optional;

/**
 * How the sums of a metric become evidence that may be looked at at any time. Each stretch is compared by itself, by the
 * basis of its phase.
 */
public sealed interface Judge permits RateJudge, MeanJudge, ReadingJudge {

    /** The scale on which a regression is measured. */
    MetricScale scale();

    /** Evidence that exposed users fare worse than the bases allow. */
    EValue worse(List<PhaseBucket> buckets, ComparisonBases bases, double significanceLevel);

    /** Evidence that exposed users fare better than they would at a level of the metric. */
    EValue better(List<PhaseBucket> buckets, ComparisonBases bases, Quantity level, double significanceLevel);

    /**
     * How a metric is judged.
     *
     * @param slowTail the part of requests that is slower than a percentile by its name
     * @param tuning for each phase, the exposed observations at which a sequence of means is narrowest
     * @param incident what is allowed for where no control group shows it
     * @return nothing where observations do not decide it
     */
    static Optional<Judge> of(Metric metric, double slowTail, List<Double> tuning, Incident incident) {
        Optional<RateScale> rates = RateScale.of(metric, slowTail);
        if (rates.isPresent()) {
            return Optional.of(ofEvents(EventScale.of(metric, rates.get()), tuning, incident));
        }
        boolean rises = metric.healthy() == Threshold.Relation.BELOW;
        return switch (metric.kind()) {
            case COUNT ->
                CountRate.perHour(metric.baseline()).stream()
                        .<Judge>mapToObj(perHour -> new RateJudge(new CountPerTimeScale(perHour, rises), incident))
                        .findFirst();
            case MEAN ->
                Optional.of(new MeanJudge(
                        new NumberScale.Measured(
                                metric.baseline().value(),
                                rises,
                                metric.standardDeviation(),
                                metric.exposureUnit() == ExposureUnit.REQUEST_BY_USER),
                        tuning,
                        incident));
            case SATURATION ->
                Optional.of(new ReadingJudge(
                        new NumberScale.Reading(metric.baseline().value(), rises)));
            case RATE, QUANTILE -> Optional.empty();
        };
    }

    private static Judge ofEvents(EventScale scale, List<Double> tuning, Incident incident) {
        return scale.isRare()
                ? new RateJudge(scale, incident)
                : new MeanJudge(new NumberScale.Counted(scale), tuning, incident);
    }
}
