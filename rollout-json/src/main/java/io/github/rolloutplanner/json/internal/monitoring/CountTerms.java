package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.prometheus.MetricSeries;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * Events over time, per hour of full traffic: a twentieth of the users makes a twentieth of the events. Counters appear with their first
 * event, so that a silent one may be a good one.
 */
final class CountTerms extends MetricTerms {
    private static final String PER_HOUR = "/hour";

    private final MetricSeries.Counts series;
    private final GroupCounter counter;
    private final ToDoubleFunction<Group> part;

    CountTerms(
            String metric,
            String slug,
            MetricSeries.Counts series,
            GroupCounter counter,
            ToDoubleFunction<Group> part) {
        super(metric, slug);
        this.series = series;
        this.counter = counter;
        this.part = part;
    }

    private Term events(Group group, Duration window) {
        return term("increase", group, window, Expression.of(counter.increase(series.events(), group, window)));
    }

    @Override
    public Term value(Group group, Duration window) {
        return term(
                "per_hour_increase",
                group,
                window,
                Expression.of(events(group, window), " / ", PromText.number(BigDecimal.valueOf(hours(group, window)))));
    }

    private double hours(Group group, Duration window) {
        return PhaseTraffic.hours(window) * part.applyAsDouble(group);
    }

    @Override
    Optional<Term> weight(Group group, Duration window) {
        return Optional.of(events(group, window));
    }

    /** What the planned traffic makes of the level while it brings what is needed. */
    @Override
    OptionalLong fewest(SampleNeed need, Relation breach, BigDecimal level) {
        double atLevel = level.doubleValue() * hours(Group.TREATED, need.window()) / SampleNeed.SPARE;
        return breach == Relation.ABOVE
                ? OptionalLong.of(need.isKnown() ? Math.max(1, (long) Math.ceil(atLevel)) : need.atRate(atLevel))
                : OptionalLong.empty();
    }

    @Override
    String weighed() {
        return "event";
    }

    @Override
    public Optional<BigDecimal> level(Quantity level) {
        return part.applyAsDouble(Group.TREATED) > 0 ? level.in(PER_HOUR).map(Quantity::number) : Optional.empty();
    }
}
