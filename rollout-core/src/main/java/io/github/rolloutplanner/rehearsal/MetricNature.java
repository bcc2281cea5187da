package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.internal.detection.ObservedMetric;
import io.github.rolloutplanner.internal.detection.PlanBasis;
import io.github.rolloutplanner.internal.evidence.CountRate;
import io.github.rolloutplanner.internal.evidence.RateScale;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/**
 * How observations of a metric come about.
 *
 * @param metric the metric
 * @param deviation how far single numbers of a mean lie from it
 * @param rates for a rate and a percentile, how many observations are bad at a level
 */
record MetricNature(Metric metric, double deviation, Optional<RateScale> rates) {

    /** How the metrics of a plan come about, but for those whose baseline is no number that can be observed. */
    static List<MetricNature> of(RolloutPlan plan) {
        return plan.monitoring().metrics().stream()
                .flatMap(metric -> of(metric, plan).stream())
                .toList();
    }

    private static Optional<MetricNature> of(MonitoredMetric monitored, RolloutPlan plan) {
        double slowTail = PlanBasis.of(plan).slowTail();
        return ObservedMetric.of(monitored)
                .map(metric -> new MetricNature(metric, deviation(metric), RateScale.of(metric, slowTail)))
                .filter(MetricNature::isObserved);
    }

    private static double deviation(Metric metric) {
        return metric.standardDeviation().orElse(Math.abs(metric.baseline().value()));
    }

    private boolean isObserved() {
        return switch (metric.kind()) {
            case RATE, QUANTILE -> rates.isPresent();
            case COUNT -> CountRate.perHour(metric.baseline()).isPresent();
            case MEAN, SATURATION -> true;
        };
    }

    String name() {
        return metric.name();
    }

    MetricKind kind() {
        return metric.kind();
    }

    boolean isByUser() {
        return metric.exposureUnit() == ExposureUnit.REQUEST_BY_USER;
    }

    /** Whether running sums are taken beside a control group alone. */
    boolean growsWithTime() {
        return metric.exposureUnit() == ExposureUnit.USER && rates.isPresent();
    }

    /** What came, as it is observed. */
    Sample sample(Tally tally) {
        return isByUser() ? tally.byUser(kind()) : tally.sample(kind());
    }

    /** The mean of single observations at a level: the probability of an event, the events of an hour of full traffic, or a number. */
    double meanAt(double level) {
        return switch (kind()) {
            case RATE -> Math.max(0, Math.min(1, level / 100));
            case QUANTILE -> beyond(level);
            case COUNT ->
                CountRate.perHour(Quantity.of(
                                Math.max(0, level), metric.baseline().unit()))
                        .orElse(0);
            case MEAN, SATURATION -> level;
        };
    }

    private double beyond(double level) {
        return rates.map(scale -> scale.rateAt(
                        Quantity.of(Math.max(0, level), metric.baseline().unit())))
                .orElse(0.0);
    }

    /** How much worse one mean is than another, in the events or numbers of an observation; below zero if it is better. */
    double harm(double with, double without) {
        boolean moreIsWorse = metric.healthy() == Threshold.Relation.BELOW || kind() == MetricKind.QUANTILE;
        return moreIsWorse ? with - without : without - with;
    }
}
