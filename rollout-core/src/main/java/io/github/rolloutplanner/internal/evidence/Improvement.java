package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Threshold.Relation;

/** An improvement of a metric, seen as the regression of one that is healthy on the other side. */
final class Improvement {
    private Improvement() {}

    static Metric of(Metric metric) {
        return Metric.builder()
                .name(metric.name())
                .family(metric.family())
                .kind(metric.kind())
                .baseline(metric.baseline())
                .baselineSource(metric.baselineSource())
                .standardDeviation(metric.standardDeviation())
                .statedPercentile(metric.statedPercentile())
                .exposureUnit(metric.exposureUnit())
                .intraclassCorrelation(metric.intraclassCorrelation())
                .healthy(metric.healthy() == Relation.BELOW ? Relation.ABOVE : Relation.BELOW)
                .build();
    }
}
