package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** The least effect that a number of observations shows, to three digits of its distance from the baseline. */
final class MinimumDetectableEffect {
    private static final MathContext UP = new MathContext(3, RoundingMode.UP);
    private static final double NEARLY_ALL = 0.97;
    private static final double AIM = 0.985;
    private static final int MOST_STEPS = 20;
    private static final double SMALL_STEP = 1.02;
    private static final double HALF = 0.5;

    private final MetricPower detection;
    private final double observations;

    MinimumDetectableEffect(MetricPower detection, double observations) {
        this.detection = detection;
        this.observations = observations;
    }

    /** The level of the metric with that effect, looked for from a distance on; nothing if not even the worst is seen. */
    Optional<Quantity> from(double start) {
        double worst = isSeen(start) ? start : Math.max(detection.worst(), start);
        if (!isSeen(worst)) {
            return Optional.empty();
        }
        double distance = rounded(near(Math.max(start, worst * 1e-9), worst));
        while (distance < worst && !isSeen(distance)) {
            distance = rounded(distance * SMALL_STEP);
        }
        return Optional.of(detection.levelAt(Math.min(worst, distance)));
    }

    /**
     * Observations grow with the square of a smaller distance, or with less for rare events: each step comes nearer, and
     * stays between what is seen and what is not. Where they do not grow, the middle of both is nearer.
     */
    private double near(double start, double worst) {
        double seen = worst;
        double unseen = 0;
        double distance = start;
        for (int step = 0; step < MOST_STEPS && seen > SMALL_STEP * unseen; step++) {
            double needed = detection.needed(distance);
            if (needed > observations) {
                unseen = Math.max(unseen, distance);
            } else {
                seen = Math.min(seen, distance);
            }
            // Where a smaller effect takes as much, as at the least sample of a mean, this one is not the least.
            boolean isLevel = needed <= Math.min(observations, detection.levelUpTo())
                    && detection.needed(distance / SMALL_STEP) == needed;
            if (needed <= observations && needed >= NEARLY_ALL * observations && !isLevel) {
                return distance;
            }
            double growth = Double.isInfinite(needed) ? 10 : Math.sqrt(needed / observations / AIM);
            double next = distance * (isLevel ? HALF : growth);
            boolean isBetween = next > unseen && next < seen;
            distance = isBetween && (step < MOST_STEPS / 2 || unseen == 0) ? next : Math.sqrt(unseen * seen);
        }
        return seen;
    }

    private boolean isSeen(double distance) {
        return observations > 0 && detection.needed(distance) <= observations;
    }

    private static double rounded(double distance) {
        return new BigDecimal(distance).round(UP).doubleValue();
    }
}
