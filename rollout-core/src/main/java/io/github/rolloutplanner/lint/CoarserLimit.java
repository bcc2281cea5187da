package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The nearest limit of a metric whose gate would stand at the least harm that is seen.
 *
 * @param level where it lies
 * @param ofGate whether a gate is set there itself; else a limit, of which gates are a part of the way
 * @param healthy the good side
 */
record CoarserLimit(Quantity level, boolean ofGate, Relation healthy) {
    private static final int DIGITS = 3;
    private static final MathContext COMPUTED = new MathContext(10);
    private static final MathContext OUTWARD = new MathContext(DIGITS, RoundingMode.UP);
    private static final String PERCENT = "%";
    private static final double ALL_PERCENT = 100;

    /** The limit with which a gate sees its harm in all of these phases, if the metric can stand there. */
    static Optional<CoarserLimit> of(List<Detectability> sights) {
        List<CoarserLimit> each =
                sights.stream().flatMap(sight -> of(sight).stream()).toList();
        return each.size() < sights.size()
                ? Optional.empty()
                : each.stream().max(Comparator.comparing(CoarserLimit::badness)).filter(CoarserLimit::isOnScale);
    }

    private static Optional<CoarserLimit> of(Detectability sight) {
        return sight.gate()
                .flatMap(gate -> gate.baseline()
                        .flatMap(today -> sight.evidence()
                                .minimumDetectableEffect()
                                .flatMap(least -> least.in(today.unit()))
                                .flatMap(least -> gate.level().flatMap(level -> of(gate, today, level, least)))));
    }

    private static Optional<CoarserLimit> of(MeasuredGate gate, Quantity today, Quantity level, Quantity least) {
        Relation healthy = gate.kept().relation();
        Optional<Level> limit = gate.monitored()
                .flatMap(MonitoredMetric::limit)
                .map(known -> known.level().understood());
        if (limit.isEmpty()) {
            return Optional.of(new CoarserLimit(least, true, healthy));
        }
        double seen = outward(Math.abs(least.value() - today.value()));
        return limit.flatMap(known -> known.against(today))
                .map(end -> leastPart(level.value() - today.value(), end.value() - today.value()))
                .filter(part -> part > 0 && part <= 1)
                .map(part -> outward(seen / part))
                .filter(Double::isFinite)
                .map(way -> new CoarserLimit(today.plus(healthy == Relation.BELOW ? way : -way), false, healthy));
    }

    /** The part of the way to its limit at which a gate stands, at the least: its distance is rounded to three digits. */
    private static double leastPart(double gate, double limit) {
        BigDecimal shown = BigDecimal.valueOf(Math.abs(gate));
        int lastDigit = shown.precision() - shown.scale() - DIGITS;
        double least =
                Math.abs(gate) - BigDecimal.ONE.scaleByPowerOfTen(lastDigit).doubleValue() / 2;
        return least / (gate > 0 ? limit : -limit);
    }

    private static double outward(double distance) {
        return Double.isFinite(distance)
                ? BigDecimal.valueOf(distance).round(COMPUTED).round(OUTWARD).doubleValue()
                : distance;
    }

    private double badness() {
        return healthy == Relation.BELOW ? level.value() : -level.value();
    }

    private boolean isOnScale() {
        return level.value() > 0 && !(level.unit().equals(PERCENT) && level.value() >= ALL_PERCENT);
    }

    @Override
    public String toString() {
        return (ofGate ? "a gate at " : "a limit of ") + level + (healthy == Relation.BELOW ? " or more" : " or less");
    }
}
