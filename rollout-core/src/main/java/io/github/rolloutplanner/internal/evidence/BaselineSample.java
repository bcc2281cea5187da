package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.SignificantDigits;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/** Whether a measured baseline rests on so many observations that it is better known than a typed one. */
public final class BaselineSample {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final double MOST = 1e15;
    private static final double STEP = 1.1;
    private static final int DIGITS = 2;

    private final BaselineError error;

    public BaselineSample(EvidenceBasis basis) {
        this.error = new BaselineError(basis.baselineUncertainty(), basis.slowTail());
    }

    /**
     * The measurement that a baseline would have to rest on.
     *
     * @return nothing where it is better known than a typed one, is not measured, or no measurement would help
     */
    public Optional<Baseline.Measured> lacking(Metric metric) {
        return metric.baselineSource() instanceof Baseline.Measured measured
                        && error.ofTyped(metric) > 0
                        && !isEnough(metric, measured)
                ? enough(metric, measured)
                : Optional.empty();
    }

    private boolean isEnough(Metric metric, Baseline.Measured measured) {
        return error.of(metric.withBaseline(measured)) < error.ofTyped(metric);
    }

    /** Longer, as few days say little of the next one, and with more observations; of events over time, by being longer. */
    private Optional<Baseline.Measured> enough(Metric metric, Baseline.Measured measured) {
        Duration window = measured.window().compareTo(WEEK) > 0 ? measured.window() : WEEK;
        long observations = Math.max(1, measured.observations());
        while (observations < MOST && window.compareTo(TimeBound.TEN_YEARS) < 0) {
            Baseline.Measured more = metric.kind() == MetricKind.COUNT
                    ? new Baseline.Measured(eventsOf(metric, window), window)
                    : new Baseline.Measured(observations, window);
            if (isEnough(metric, more)) {
                return Optional.of(more);
            }
            window = metric.kind() == MetricKind.COUNT ? window.plus(WEEK) : window;
            observations = rounded(STEP * observations);
        }
        return Optional.empty();
    }

    private static long eventsOf(Metric metric, Duration window) {
        return Math.round(CountRate.perHour(metric.baseline()).orElse(0) * window.toHours());
    }

    private static long rounded(double observations) {
        return (long) SignificantDigits.of(Math.ceil(observations), DIGITS, RoundingMode.UP);
    }
}
