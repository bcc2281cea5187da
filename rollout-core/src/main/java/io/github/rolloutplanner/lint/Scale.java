package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.math.BigDecimal;
import java.util.Optional;

/** The scale on which the limits of one metric are compared: absolute where its baseline is known. */
final class Scale {
    private static final Quantity ONE_BASELINE = new Quantity(BigDecimal.ONE, Point.TIMES_BASELINE);
    private static final String TIME = "ms";
    private static final int MOST_DIGITS = 300;
    private static final double LARGEST_FACTOR = 1e100;

    private final Optional<Quantity> baseline;

    /** A scale by what the metric shows today, if that is known. */
    Scale(Optional<Quantity> baseline) {
        this.baseline = baseline;
    }

    /** What a metric shows today, if that is a number that can be computed with. */
    static Optional<Quantity> baselineOf(MonitoredMetric metric) {
        return metric.baseline() instanceof Quantity quantity && isJudgeable(quantity)
                ? Optional.of(quantity)
                : Optional.empty();
    }

    /** Whether a level is a number of an order of magnitude that can be computed with. */
    static boolean isJudgeable(Level level) {
        if (level instanceof Quantity quantity) {
            return Math.abs((long) quantity.number().scale()) <= MOST_DIGITS
                    && quantity.number().precision() <= MOST_DIGITS
                    && Double.isFinite(quantity.value());
        }
        return level instanceof Level.ChangeFromBaseline
                || (level instanceof Level.TimesBaseline times && Math.abs(times.factor()) <= LARGEST_FACTOR);
    }

    /** Where a level lies, if that can be told. */
    Optional<Point> pointOf(Level level) {
        if (!isJudgeable(level)) {
            return Optional.empty();
        }
        Optional<Quantity> known = baseline.flatMap(level::against);
        return (known.isPresent() ? known : withoutBaseline(level)).map(Scale::point);
    }

    private static Optional<Quantity> withoutBaseline(Level level) {
        return level instanceof Quantity quantity
                ? quantity.in(TIME).or(() -> Optional.of(quantity))
                : level.against(ONE_BASELINE);
    }

    /** The baseline on the scale of a point, if it is known there. */
    Optional<Point> baselineFor(Point point) {
        return Optional.of(baseline.orElse(ONE_BASELINE)).map(Scale::point).filter(point::isComparableTo);
    }

    private static Point point(Quantity quantity) {
        return new Point(quantity.value(), quantity.unit());
    }
}
