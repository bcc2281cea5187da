package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.text.SignificantDigits;
import io.github.rolloutplanner.metric.Quantity;
import java.math.RoundingMode;
import java.util.Optional;

/** The least effect that a number of observations shows, to three digits of its distance from the baseline. */
final class MinimumDetectableEffect {
    private static final int DIGITS = 3;
    private static final double NEARLY_ALL = 0.97;
    private static final double AIM = 0.985;
    private static final int MOST_STEPS = 20;
    private static final double SMALL_STEP = 1.02;
    private static final double HALF = 0.5;
    private static final double SQUARE = 2;
    private static final double STEEPEST = 5;
    private static final double FAR = 10;

    private final MetricPower detection;
    private final double observations;
    /** The distance that is acceptable, from which on effects are told apart. */
    private final double acceptable;

    MinimumDetectableEffect(MetricPower detection, double observations) {
        this.detection = detection;
        this.observations = observations;
        this.acceptable = detection
                .compared()
                .acceptable()
                .map(detection::distanceOf)
                .filter(distance -> distance > 0)
                .orElse(0.0);
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

    /** Each step comes nearer, and stays between what is seen and what is not; where it would not, their middle is nearer. */
    private double near(double start, double worst) {
        double seen = worst;
        double unseen = 0;
        Step last = stepTo(start);
        Step step = last;
        for (int number = 1; number <= MOST_STEPS && seen > SMALL_STEP * unseen; number++) {
            if (isEnough(step)) {
                return step.distance;
            }
            if (step.needed > observations) {
                unseen = Math.max(unseen, step.distance);
            } else {
                seen = Math.min(seen, step.distance);
            }
            double next = next(step, last);
            boolean isBetween = next > unseen && next < seen && (number <= MOST_STEPS / 2 || unseen == 0);
            last = step;
            step = stepTo(isBetween ? next : Math.sqrt(unseen * seen));
        }
        return seen;
    }

    private boolean isEnough(Step step) {
        return step.needed <= observations && step.needed >= NEARLY_ALL * observations && !isLevel(step);
    }

    /** Where a smaller effect takes as much, as at the least sample of a mean, this one is not the least. */
    private boolean isLevel(Step step) {
        return step.needed <= Math.min(observations, detection.levelUpTo())
                && detection.needed(step.distance / SMALL_STEP) == step.needed;
    }

    /**
     * Observations grow with about the square of a smaller distance beyond what is acceptable; with which power, the last two
     * steps show.
     */
    private double next(Step step, Step last) {
        if (isLevel(step)) {
            return step.distance * HALF;
        }
        double beyond = step.distance - acceptable;
        double shown = Math.log(last.needed / step.needed) / Math.log(beyond / (last.distance - acceptable));
        double power = shown >= 1 && shown <= STEEPEST ? shown : SQUARE;
        return acceptable
                + beyond
                        * (Double.isInfinite(step.needed)
                                ? FAR
                                : Math.pow(step.needed / observations / AIM, 1 / power));
    }

    private Step stepTo(double distance) {
        return new Step(distance, detection.needed(distance));
    }

    private record Step(double distance, double needed) {}

    private boolean isSeen(double distance) {
        return observations > 0 && detection.needed(distance) <= observations;
    }

    private static double rounded(double distance) {
        return SignificantDigits.of(distance, DIGITS, RoundingMode.UP);
    }
}
