package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.reason.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The nearest limit of a metric whose gate would stand at the minimum detectable effect.
 *
 * @param level where it lies
 * @param ofGate whether it is set by the gate itself; else it is that of the metric, from which gates keep a distance
 * @param healthy the good side
 */
record LooserLimit(Quantity level, boolean ofGate, Relation healthy) {
    private static final int DIGITS = 3;
    private static final MathContext COMPUTED = new MathContext(10);
    private static final MathContext OUTWARD = new MathContext(DIGITS, RoundingMode.UP);
    private static final String PERCENT = "%";
    private static final double ALL_PERCENT = 100;

    /** The limit with which a gate is powered in all of these phases, if the metric can stand there. */
    static Optional<LooserLimit> of(List<GatePower> phases) {
        List<LooserLimit> each =
                phases.stream().flatMap(phase -> of(phase).stream()).toList();
        return each.size() < phases.size()
                ? Optional.empty()
                : each.stream().max(Comparator.comparing(LooserLimit::badness)).filter(LooserLimit::isOnScale);
    }

    private static Optional<LooserLimit> of(GatePower phase) {
        return phase.gate()
                .flatMap(gate -> gate.baseline()
                        .flatMap(today -> phase.evidence()
                                .minimumDetectableEffect()
                                .flatMap(mde -> mde.in(today.unit()))
                                .flatMap(mde -> gate.level().flatMap(level -> of(gate, today, level, mde)))));
    }

    private static Optional<LooserLimit> of(MeasuredGate gate, Quantity today, Quantity level, Quantity mde) {
        Relation healthy = gate.kept().relation();
        Optional<Level> limit = gate.monitored()
                .flatMap(MonitoredMetric::limit)
                .map(known -> known.level().understood());
        if (limit.isEmpty()) {
            return Optional.of(new LooserLimit(mde, true, healthy));
        }
        double detected = outward(Math.abs(mde.value() - today.value()));
        return limit.flatMap(known -> known.against(today))
                .map(end -> leastPart(level.value() - today.value(), end.value() - today.value()))
                .filter(part -> part > 0 && part <= 1)
                .map(part -> outward(detected / part))
                .filter(Double::isFinite)
                .map(way -> new LooserLimit(today.plus(healthy == Relation.BELOW ? way : -way), false, healthy));
    }

    /** The part of the way to its limit at which a gate stands, at the least: its distance is rounded to three digits. */
    private static double leastPart(double gate, double limit) {
        BigDecimal shown = BigDecimal.valueOf(Math.abs(gate));
        int lastDigit = shown.precision() - shown.scale() - DIGITS;
        double least =
                Math.abs(gate) - BigDecimal.ONE.scaleByPowerOfTen(lastDigit).doubleValue() / 2;
        return least / (Math.signum(gate) * limit);
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

    String advice(Rule row) {
        return row.advice(row.reason(fact("kind", ofGate ? "gate" : "limit"), fact("level", level)));
    }
}
