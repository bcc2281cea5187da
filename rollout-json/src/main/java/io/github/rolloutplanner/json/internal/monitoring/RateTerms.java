package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A rate: the ratio of events, and the number of bad ones, which are all others where the rate is healthy when high. */
final class RateTerms extends MetricTerms {
    private static final double NEARLY_ALL = 0.999;
    private static final double HALF = 0.5;

    private final MetricSeries.Events series;
    private final GroupCounter counter;
    private final Relation healthy;

    RateTerms(String metric, String slug, MetricSeries.Events series, GroupCounter counter, Relation healthy) {
        super(metric, slug);
        this.series = series;
        this.counter = counter;
        this.healthy = healthy;
    }

    private Term all(Group group, Duration window) {
        return term("all_increase", group, window, Expression.of(counter.increase(series.all(), group, window)));
    }

    /** Counters appear with their first event. */
    private Expression events(Group group, Duration window) {
        return Expression.of(
                "(", counter.increase(series.events(), group, window), " or on () 0 * ", all(group, window), ")");
    }

    @Override
    public Term value(Group group, Duration window) {
        return term(
                "ratio_increase", group, window, Expression.of(events(group, window), " / on () ", all(group, window)));
    }

    @Override
    public Optional<Term> sample(Group group, Duration window) {
        return Optional.of(all(group, window));
    }

    @Override
    public Optional<String> sampleOver(String range) {
        return Optional.of(counter.increase(series.all(), Group.TREATED, range));
    }

    @Override
    Optional<Term> weight(Group group, Duration window) {
        Expression bad = healthy == Relation.BELOW
                ? events(group, window)
                : Expression.of(all(group, window), " - on () ", events(group, window));
        return Optional.of(term("bad_increase", group, window, bad));
    }

    @Override
    OptionalLong fewest(SampleNeed need, Relation breach, BigDecimal level) {
        double rate = breach == Relation.ABOVE ? level.doubleValue() : 1 - level.doubleValue();
        return OptionalLong.of(need.atRate(rate));
    }

    @Override
    String weighed() {
        return "bad observation";
    }

    @Override
    Optional<TotalFailure> totalFailure(Duration window, Relation breach, BigDecimal baseline) {
        boolean rises = breach == Relation.ABOVE;
        double bad = rises ? baseline.doubleValue() : 1 - baseline.doubleValue();
        double apart = HALF * (NEARLY_ALL - bad);
        return Optional.of(new TotalFailure(
                group -> value(group, window),
                breach,
                rises ? NEARLY_ALL : 1 - NEARLY_ALL,
                all(Group.TREATED, window),
                TotalFailure.fewest(bad),
                rises ? apart : -apart,
                Optional.empty()));
    }

    @Override
    public Optional<BigDecimal> level(Quantity level) {
        return switch (level.unit()) {
            case "%" -> Optional.of(level.number().movePointLeft(2));
            case "" -> Optional.of(level.number());
            default -> Optional.empty();
        };
    }

    @Override
    public Display display() {
        return new Display("humanizePercentage", "percentunit");
    }
}
