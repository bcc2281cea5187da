package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A threshold as a number, in the unit of the metric's baseline.
 *
 * @param side on which side of the number the metric is
 * @param number the number
 */
public record Limit(Threshold.Relation side, BigDecimal number) {

    /** The number of a condition; empty where the plan does not know what it is relative to. */
    public static Optional<Limit> of(Condition.OnMetric condition, RolloutPlan plan) {
        Level level = condition.threshold().level();
        Optional<Quantity> known = plan.monitoring().metrics().stream()
                .filter(metric -> metric.name().equals(condition.metric()))
                .findFirst()
                .map(MonitoredMetric::baseline)
                .flatMap(baseline -> baseline instanceof Quantity quantity ? Optional.of(quantity) : parsed(baseline))
                .flatMap(level::against);
        return known.map(quantity -> new Limit(condition.threshold().relation(), quantity.number()));
    }

    private static Optional<Quantity> parsed(Level baseline) {
        return baseline.understood() instanceof Quantity quantity ? Optional.of(quantity) : Optional.empty();
    }

    /** The other side of the number. */
    public Limit opposite() {
        return new Limit(side.opposite(), number);
    }

    /** Of two on one side, the one that leaves less room. */
    public Limit tighter(Limit other) {
        boolean isLess = number.compareTo(other.number) < 0;
        return isLess == (side == Threshold.Relation.BELOW) ? this : other;
    }

    /** Of two where a metric rolls back, the one that is reached first; the first one, where they are on other sides. */
    Limit sooner(Limit other) {
        return side == other.side ? opposite().tighter(other.opposite()).opposite() : this;
    }

    /** The number without an exponent. */
    public String literal() {
        return PromText.number(number);
    }
}
