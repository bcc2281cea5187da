package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** A resource: the average of all series of the group, minute by minute, however long a window is. */
final class GaugeTerms extends MetricTerms {
    private final MetricSeries.Gauge series;
    private final GroupCounter counter;
    private final Duration minute;

    GaugeTerms(String metric, String slug, MetricSeries.Gauge series, GroupCounter counter, Duration minute) {
        super(metric, slug);
        this.series = series;
        this.counter = counter;
        this.minute = minute;
    }

    @Override
    public Term value(Group group, Duration window) {
        String average = "avg(avg_over_time(" + counter.over(series.gauge(), group, minute) + "))";
        return term(
                "avg",
                group,
                minute,
                Expression.of(average + " * " + PromText.number(BigDecimal.valueOf(series.factor()))));
    }

    @Override
    public Optional<Term> base(Group group, Duration window) {
        return Optional.of(value(group, window));
    }

    @Override
    String weighed() {
        return "reading";
    }
}
