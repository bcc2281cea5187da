package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.rules.EvidenceRows;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.reason.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which detection fits which metric. Each is made once: the phases of a plan ask one metric the same again and again. */
final class MetricPowers {
    private final double slowTail;
    private final Map<Key, MetricPower> made = new HashMap<>();

    MetricPowers(double slowTail) {
        this.slowTail = slowTail;
    }

    MetricPower of(Metric metric, ComparedWith compared, TestLevels levels) {
        Key key = new Key(metric, compared, levels);
        MetricPower known = made.get(key);
        if (known == null) {
            known = made(metric, compared, levels);
            made.put(key, known);
        }
        return known;
    }

    private MetricPower made(Metric metric, ComparedWith compared, TestLevels levels) {
        Optional<RateScale> rate = RateScale.of(metric, slowTail);
        if (rate.isPresent()) {
            return new RatePower(rate.get(), metric, compared, levels);
        }
        OptionalDouble deviation = metric.standardDeviation();
        if (metric.kind() == MetricKind.MEAN && deviation.isPresent()) {
            return new MeanPower(metric, deviation.getAsDouble(), compared, levels);
        }
        if (metric.kind() == MetricKind.COUNT
                && metric.baseline().value() > 0
                && CountRate.perHour(metric.baseline()).isPresent()) {
            return new CountPower(metric, levels);
        }
        return new UnknownPower(compared, missing(metric), metric.baseline());
    }

    private static Rule missing(Metric metric) {
        return switch (metric.kind()) {
            case RATE -> EvidenceRows.NO_PERCENTAGE;
            case MEAN -> EvidenceRows.NO_DEVIATION;
            case COUNT, QUANTILE -> metric.baseline().value() > 0 ? EvidenceRows.NO_FREQUENCY : EvidenceRows.NO_EVENTS;
        };
    }

    private record Key(Metric metric, ComparedWith compared, TestLevels levels) {}
}
