package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.prometheus.LabelMatcher;
import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.json.internal.prometheus.SeriesSelector;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A percentile, by a classic histogram: the quantile, and the share of what is slower than the baseline, which says more where the
 * quantile lies beyond the last bucket.
 */
final class QuantileTerms extends MetricTerms {
    private static final double HALF = 0.5;
    private static final String SECONDS = "s";

    private final SeriesSelector buckets;
    private final String unit;
    private final GroupCounter counter;
    private final Tail tail;

    /**
     * What the tail of a percentile is.
     *
     * @param percentile from 0 to 1
     * @param baseline the percentile today, in the unit of the buckets
     * @param healthy on which side of its threshold the percentile is healthy
     * @param harmRate the part beyond the baseline with the regression of the gate
     */
    record Tail(BigDecimal percentile, BigDecimal baseline, Relation healthy, double harmRate) {
        double rate() {
            return healthy == Relation.BELOW ? 1 - percentile.doubleValue() : percentile.doubleValue();
        }
    }

    QuantileTerms(String metric, String slug, MetricSeries.Histogram series, GroupCounter counter, Tail tail) {
        super(metric, slug);
        this.buckets = series.histogram().withSuffix("_bucket");
        this.unit = series.unit();
        this.counter = counter;
        this.tail = tail;
    }

    private Term all(Group group, Duration window) {
        return term("all_increase", group, window, Expression.of(upTo(List.of("+Inf"), group, window)));
    }

    private Term within(Group group, Duration window) {
        return term("within_baseline_increase", group, window, Expression.of(upTo(ends(), group, window)));
    }

    private String upTo(List<String> ends, Group group, Duration window) {
        return counter.increase(buckets.with(new LabelMatcher("le", ends)), group, window);
    }

    /** One end may be written in two ways, 1 and 1.0. */
    private List<String> ends() {
        String end = PromText.number(tail.baseline());
        return end.contains(".") ? List.of(end) : List.of(end, end + ".0");
    }

    /** The part of the observations that lie beyond the baseline. */
    private Term beyond(Group group, Duration window) {
        return term(
                "beyond_baseline_ratio_increase",
                group,
                window,
                Expression.of(bad(group, window), " / on () ", all(group, window)));
    }

    private Term bad(Group group, Duration window) {
        Expression bad = tail.healthy() == Relation.BELOW
                ? Expression.of(all(group, window), " - on () ", within(group, window))
                : Expression.of("1 * ", within(group, window));
        return term("bad_increase", group, window, bad);
    }

    @Override
    public Term value(Group group, Duration window) {
        return term(
                "quantile" + PromText.number(tail.percentile()).replaceAll("\\D", "_") + "_increase",
                group,
                window,
                Expression.of("histogram_quantile(" + PromText.number(tail.percentile()) + ", sum by (le) ("
                        + counter.increases(buckets, group, window) + "))"));
    }

    @Override
    public Optional<Term> base(Group group, Duration window) {
        return Optional.of(within(group, window));
    }

    @Override
    public Optional<Term> sample(Group group, Duration window) {
        return Optional.of(all(group, window));
    }

    @Override
    public Optional<String> sampleOver(String range) {
        return Optional.of(counter.increase(buckets.with(LabelMatcher.is("le", "+Inf")), Group.TREATED, range));
    }

    @Override
    Optional<Term> weight(Group group, Duration window) {
        return Optional.of(bad(group, window));
    }

    @Override
    OptionalLong fewest(SampleNeed need, Relation breach, BigDecimal level) {
        return OptionalLong.of(need.atRate(tail.harmRate()));
    }

    @Override
    String weighed() {
        return "slow observation";
    }

    @Override
    Optional<TotalFailure> totalFailure(Duration window, Relation breach, BigDecimal baseline) {
        double mostOfThem = 1 - HALF * (1 - tail.rate());
        return Optional.of(new TotalFailure(
                group -> beyond(group, window),
                Relation.ABOVE,
                mostOfThem,
                all(Group.TREATED, window),
                TotalFailure.fewest(tail.rate()),
                HALF * (mostOfThem - tail.rate()),
                Optional.of(value(Group.TREATED, window))));
    }

    @Override
    public Optional<BigDecimal> level(Quantity level) {
        return level.in(unit).map(Quantity::number);
    }

    @Override
    public Display display() {
        return new Display(unit.equals(SECONDS) ? "humanizeDuration" : "humanize", unit);
    }
}
