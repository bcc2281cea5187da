package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Finds the effects that the evidence does not rule out, between the baseline of a metric and the level of its gate and beyond both.
 *
 * @param scale the scale of the metric
 * @param kind its kind
 * @param baseline where it stands without an effect
 * @param level what the gate guards against
 */
record EffectBounds(MetricScale scale, MetricKind kind, Quantity baseline, Quantity level) {
    /** How many margins away from the baseline effects are looked for. */
    private static final double MOST = 20;
    /** What is left of a baseline at least; a rate of nothing is no rate. */
    private static final double LEAST_OF_BASELINE = 0.01;

    private static final double MOST_PERCENT = 99.99;
    private static final int HALVINGS = 24;

    /** Whether there is a way from the baseline to the gate. */
    boolean areKnown() {
        return baseline.value() != level.value() && part(level) == 1;
    }

    /** The greatest effect of which it is shown that the effect is greater; empty where that is shown of none. */
    OptionalDouble low(Predicate<Quantity> isGreater) {
        return at(least(), isGreater) ? OptionalDouble.of(edge(isGreater)) : OptionalDouble.empty();
    }

    /** The least effect of which it is shown that the effect is smaller; empty where that is shown of none. */
    OptionalDouble high(Predicate<Quantity> isSmaller) {
        return at(most(), isSmaller) ? OptionalDouble.of(edge(isSmaller.negate())) : OptionalDouble.empty();
    }

    /** Where what holds of small effects ends. */
    private double edge(Predicate<Quantity> holds) {
        double low = least();
        double high = most();
        if (at(high, holds)) {
            return part(quantity(high));
        }
        for (int halving = 0; halving < HALVINGS && at(low, holds); halving++) {
            double middle = (low + high) / 2;
            if (at(middle, holds)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return part(quantity(low));
    }

    private boolean at(double margins, Predicate<Quantity> holds) {
        return holds.test(quantity(margins));
    }

    private Quantity quantity(double margins) {
        return Quantity.of(baseline.value() + margins * margin(), baseline.unit());
    }

    /** Where a difference on the scale stands between no effect and the gate. */
    double part(double difference) {
        return difference / (scale.at(level) - scale.at(baseline));
    }

    private double part(Quantity effect) {
        return part(scale.at(effect) - scale.at(baseline));
    }

    private double margin() {
        return level.value() - baseline.value();
    }

    private double least() {
        return Math.max(-MOST, Math.min(margins(lowest()), margins(highest())));
    }

    private double most() {
        return Math.min(MOST, Math.max(margins(lowest()), margins(highest())));
    }

    private double margins(double value) {
        return (value - baseline.value()) / margin();
    }

    private double lowest() {
        return kind == MetricKind.MEAN ? Double.NEGATIVE_INFINITY : LEAST_OF_BASELINE * baseline.value();
    }

    private double highest() {
        return baseline.unit().equals("%") && kind != MetricKind.MEAN ? MOST_PERCENT : Double.POSITIVE_INFINITY;
    }
}
