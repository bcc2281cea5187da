package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.math.BigDecimal;
import java.util.Optional;

/** The scale on which the limits of one metric are compared: absolute where its baseline is known. */
final class LimitScale {
    private static final Quantity ONE_BASELINE = new Quantity(BigDecimal.ONE, ScaledLevel.TIMES_BASELINE);
    private static final String TIME = "ms";
    private static final double LARGEST = 1e100;

    private static final ScaledLevel ONE_TIMES = point(ONE_BASELINE);

    private final Optional<Quantity> baseline;
    private final ScaledLevel start;

    /** A scale by the baseline of the metric, if that is known. */
    LimitScale(Optional<Quantity> baseline) {
        this.baseline = baseline;
        this.start = baseline.map(LimitScale::point).orElse(ONE_TIMES);
    }

    /** The baseline of a metric, if that is a number that can be computed with. */
    static Optional<Quantity> baselineOf(MonitoredMetric metric) {
        return metric.baseline().understood() instanceof Quantity quantity && isJudgeable(quantity)
                ? Optional.of(quantity)
                : Optional.empty();
    }

    /** Whether a level is of an order of magnitude whose multiples can be computed with. */
    private static boolean isJudgeable(Level level) {
        return !(level instanceof Quantity quantity) || Math.abs(quantity.value()) <= LARGEST;
    }

    /** Where a level lies, if that can be told. */
    Optional<ScaledLevel> pointOf(Level stated) {
        Level level = stated.understood();
        if (!isJudgeable(level)) {
            return Optional.empty();
        }
        Optional<Quantity> known = baseline.flatMap(level::against);
        return (known.isPresent() ? known : withoutBaseline(level)).map(LimitScale::point);
    }

    private static Optional<Quantity> withoutBaseline(Level level) {
        return level instanceof Quantity quantity
                ? quantity.in(TIME).or(() -> Optional.of(quantity))
                : level.against(ONE_BASELINE);
    }

    /** The baseline on the scale of a point, if it is known there. */
    Optional<ScaledLevel> baselineFor(ScaledLevel point) {
        return point.isComparableTo(start) ? Optional.of(start) : Optional.empty();
    }

    private static ScaledLevel point(Quantity quantity) {
        return new ScaledLevel(quantity.value(), quantity.unit());
    }
}
