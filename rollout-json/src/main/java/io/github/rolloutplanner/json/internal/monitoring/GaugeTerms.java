package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

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
    public Term base(Group group, Duration window) {
        return value(group, window);
    }

    @Override
    public Optional<Term> sample(Group group, Duration window) {
        return Optional.empty();
    }

    @Override
    public Optional<String> sampleOver(String range) {
        return Optional.empty();
    }

    @Override
    Optional<Term> weight(Group group, Duration window) {
        return Optional.empty();
    }

    @Override
    OptionalLong fewest(SampleNeed need, Relation breach, BigDecimal level) {
        return OptionalLong.empty();
    }

    @Override
    String weighed() {
        return "reading";
    }

    @Override
    Optional<TotalFailure> totalFailure(Duration window, Relation breach, BigDecimal baseline) {
        return Optional.empty();
    }

    @Override
    public Optional<BigDecimal> level(Quantity level) {
        return Optional.of(level.number());
    }

    @Override
    public Display display() {
        return new Display(Optional.of("humanize"), "short");
    }
}
