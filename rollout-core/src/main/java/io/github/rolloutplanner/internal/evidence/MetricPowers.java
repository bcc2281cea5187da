package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.rules.EvidenceRows;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which detection fits which metric. Each is made once: the phases of a plan ask one metric the same again and again. */
final class MetricPowers {
    private final double slowTail;
    private final Map<String, List<Made>> made = new HashMap<>();

    MetricPowers(double slowTail) {
        this.slowTail = slowTail;
    }

    MetricPower of(Metric metric, ComparedWith compared, TestLevels levels) {
        List<Made> ofMetric = made.computeIfAbsent(metric.name(), first -> new ArrayList<>());
        for (Made known : ofMetric) {
            if (known.answers(metric, compared, levels)) {
                return known.power;
            }
        }
        MetricPower power = made(metric, compared, levels);
        ofMetric.add(new Made(metric, compared, levels, power));
        return power;
    }

    /** How an improvement of a metric is detected: as a regression is of one that is healthy on the other side. */
    MetricPower ofImprovement(Metric metric, ComparedWith compared, TestLevels levels) {
        return made(RateScale.ofImprovement(metric, slowTail), Improvement.of(metric), compared, levels);
    }

    private MetricPower made(Metric metric, ComparedWith compared, TestLevels levels) {
        return made(RateScale.of(metric, slowTail), metric, compared, levels);
    }

    private static MetricPower made(Optional<RateScale> rate, Metric metric, ComparedWith compared, TestLevels levels) {
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
            return new CountPower(metric, compared, levels);
        }
        return new UnknownPower(compared, missing(metric), metric.baseline(), levels.oneLook());
    }

    private static Rule missing(Metric metric) {
        return switch (metric.kind()) {
            case RATE -> EvidenceRows.NO_PERCENTAGE;
            case MEAN, SATURATION -> EvidenceRows.NO_DEVIATION;
            case COUNT, QUANTILE -> metric.baseline().value() > 0 ? EvidenceRows.NO_FREQUENCY : EvidenceRows.NO_EVENTS;
        };
    }

    /** Compares numbers, not records: the first hash code or comparison of a record is what a fresh JVM waits longest for. */
    private record Made(Metric metric, ComparedWith compared, TestLevels levels, MetricPower power) {
        boolean answers(Metric asked, ComparedWith with, TestLevels at) {
            return compared.isSameAs(with) && levels.isSameAs(at) && metric.equals(asked);
        }
    }
}
