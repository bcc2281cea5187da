package io.github.rolloutplanner.evidence;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which detection fits which metric. */
final class Detections {

    private Detections() {}

    static Detection of(Metric metric, ComparedWith compared, TestLevels levels, double slowTail) {
        Optional<RateScale> rate = RateScale.of(metric, slowTail);
        if (rate.isPresent()) {
            return new RateDetection(rate.get(), metric, compared, levels);
        }
        OptionalDouble deviation = metric.standardDeviation();
        if (metric.kind() == MetricKind.MEAN && deviation.isPresent()) {
            return new MeanDetection(metric, deviation.getAsDouble(), compared, levels);
        }
        if (metric.kind() == MetricKind.COUNT
                && metric.baseline().value() > 0
                && CountRate.perHour(metric.baseline()).isPresent()) {
            return new CountDetection(metric, levels);
        }
        return new UnknownDetection(compared, missing(metric), metric.baseline());
    }

    private static String missing(Metric metric) {
        return switch (metric.kind()) {
            case RATE -> "its baseline " + metric.baseline() + " is no percentage: give it in %";
            case MEAN -> "its spread is not known: give it with withStandardDeviation(..)";
            case COUNT, QUANTILE ->
                metric.baseline().value() > 0
                        ? "its baseline " + metric.baseline() + " is no number of events over time: give it in /hour"
                        : "its baseline is " + metric.baseline()
                                + ", of which no harm is a multiple: give what it shows" + " on a usual day";
        };
    }
}
