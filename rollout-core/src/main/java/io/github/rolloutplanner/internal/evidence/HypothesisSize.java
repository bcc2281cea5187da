package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.statistics.Cuped;
import io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize;
import io.github.rolloutplanner.metric.Metric;
import java.util.Optional;

/**
 * How large the groups of an experiment are that show the effect of its hypothesis, by the test that reads it out.
 *
 * @param request what is asked
 * @param metric the metric that it is about
 * @param errors how it shares its errors with others
 * @param slowTail how many times rarer an observation twice as far out is, for percentiles
 */
public record HypothesisSize(ExperimentRequest request, Metric metric, SharedErrors errors, double slowTail) {

    /** The independent observations of both groups, of events over time the expected events; nothing for a mean of unknown spread. */
    public Optional<ArmSizes> independent() {
        return switch (metric.kind()) {
            case RATE -> Optional.of(ofRate(metric.baseline().value() / 100));
            case COUNT -> Optional.of(RareEvents.of(ofRate(RareEvents.RATE)));
            case QUANTILE -> RateScale.of(metric, slowTail).map(this::ofTail);
            case MEAN -> ofMean();
            case SATURATION -> Optional.empty();
        };
    }

    private ArmSizes ofRate(double today) {
        return rates().sizes(today, today * (1 + effect()));
    }

    private ArmSizes ofTail(RateScale scale) {
        return rates().sizes(
                        scale.rateAt(metric.baseline()),
                        scale.rateAt(metric.baseline().times(1 + effect())));
    }

    private Optional<ArmSizes> ofMean() {
        double unexplained = Cuped.varianceFactor(request.covariateCorrelation().orElse(0));
        double difference = Math.abs(metric.baseline().value() * effect());
        return metric.standardDeviation().stream()
                .map(deviation -> deviation * Math.sqrt(unexplained))
                .mapToObj(deviation -> errors.ofMeans(ratio()).sizes(difference, deviation, deviation))
                .findFirst();
    }

    private TwoProportionSampleSize rates() {
        return errors.ofRates(ratio());
    }

    private double ratio() {
        return new ExperimentSplit(request.split()).ratio();
    }

    private double effect() {
        return request.effect().fraction();
    }
}
