package io.github.rolloutplanner;

import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;

/** Error rates as many systems measure them: by what succeeds. */
public final class SuccessRates {
    private SuccessRates() {}

    /** Requests without an error. */
    public static Metric at(double percent) {
        return named("Success rate", percent);
    }

    static Metric named(String name, double percent) {
        return Metric.builder()
                .name(name)
                .family(MetricFamily.ERROR)
                .kind(MetricKind.RATE)
                .healthy(Threshold.Relation.ABOVE)
                .baseline(Quantity.of(percent, "%"))
                .build();
    }
}
