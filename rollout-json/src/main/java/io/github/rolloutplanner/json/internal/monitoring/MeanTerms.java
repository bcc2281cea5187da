package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A mean: the sum by the number. */
final class MeanTerms extends MetricTerms {
    private final MetricSeries.Moments series;
    private final GroupCounter counter;

    MeanTerms(String metric, String slug, MetricSeries.Moments series, GroupCounter counter) {
        super(metric, slug);
        this.series = series;
        this.counter = counter;
    }

    private Term count(Group group, Duration window) {
        return term("all_increase", group, window, Expression.of(counter.increase(series.count(), group, window)));
    }

    @Override
    public Term value(Group group, Duration window) {
        return term(
                "mean_increase",
                group,
                window,
                Expression.of(counter.increase(series.sum(), group, window), " / on () ", count(group, window)));
    }

    @Override
    public Optional<Term> sample(Group group, Duration window) {
        return Optional.of(count(group, window));
    }

    @Override
    public Optional<String> sampleOver(String range) {
        return Optional.of(counter.increase(series.count(), Group.TREATED, range));
    }

    @Override
    OptionalLong fewest(SampleNeed need, Relation breach, BigDecimal level) {
        return OptionalLong.of(need.atRate(1));
    }

    @Override
    String weighed() {
        return "observation";
    }
}
