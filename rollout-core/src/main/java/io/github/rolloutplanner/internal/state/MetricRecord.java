package io.github.rolloutplanner.internal.state;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Temporality;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a rollout remembers of one metric. It does not grow with the length of the rollout.
 *
 * @param metric name of the metric
 * @param windows when data came: what comes again or contradicts is found by them
 * @param buckets all data, stretch by stretch, oldest first
 * @param breaches how many increments were beyond the level of a gate that counts them
 * @param silence the latest look that found nothing or failed, if any
 * @param detections what was detected
 */
public record MetricRecord(
        String metric,
        ObservedWindows windows,
        List<PhaseBucket> buckets,
        long breaches,
        Optional<Observation> silence,
        List<Detection> detections) {
    /** Of looks that end at one time, a failure says more; the rest only makes the order one. */
    private static final Comparator<Observation> LATER = Comparator.comparing(
                    (Observation look) -> look.window().end())
            .thenComparing(MetricRecord::failure)
            .thenComparing(look -> look.window().start());

    public MetricRecord {
        requireNonNull(metric, "metric");
        requireNonNull(windows, "windows");
        buckets = List.copyOf(buckets);
        requireNonNull(silence, "silence");
        detections = List.copyOf(detections);
    }

    /** Of a metric of which nothing has come. */
    public static MetricRecord of(String metric) {
        return new MetricRecord(metric, ObservedWindows.NONE, List.of(), 0, Optional.empty(), List.of());
    }

    /** Until when there are data, if there are any. */
    public Optional<Duration> dataUntil() {
        return windows.end();
    }

    /** Everything of one phase as one stretch. */
    public PhaseBucket sumOf(int phase) {
        PhaseBucket sum = null;
        for (PhaseBucket bucket : buckets) {
            if (bucket.phase() == phase) {
                sum = sum == null ? bucket : sum.plus(bucket);
            }
        }
        return sum == null ? PhaseBucket.none(phase) : sum;
    }

    /** What was detected of a kind, if anything was. */
    public Optional<Detection> detection(Detection.Kind kind) {
        for (Detection detection : detections) {
            if (detection.kind() == kind) {
                return Optional.of(detection);
            }
        }
        return Optional.empty();
    }

    /** Whether an observation brings nothing new. */
    public boolean knows(Observation.Measured observation) {
        return !windows.endBefore(observation) && (windows.know(observation) || isOutgrown(observation));
    }

    /** A checkpoint from before all that are remembered, after which longer ones came, has nothing to add. */
    private boolean isOutgrown(Observation.Measured observation) {
        return observation.temporality() == Temporality.CUMULATIVE
                && windows.startAfter(observation)
                && buckets.stream()
                        .flatMap(bucket -> bucket.checkpoint().stream())
                        .anyMatch(longest ->
                                longest.start().equals(observation.window().start())
                                        && longest.covers(observation.window()));
    }

    /** What an observation contradicts, if anything. */
    public Optional<Problem> contradiction(Observation.Measured observation, PhaseBucket observed) {
        Optional<Problem> mixed = mixed(observed);
        return mixed.isPresent() || windows.endBefore(observation) ? mixed : windows.contradiction(observation);
    }

    private Optional<Problem> mixed(PhaseBucket observed) {
        for (PhaseBucket bucket : buckets) {
            if (bucket.phase() == observed.phase()) {
                return bucket.mixedWith(observed);
            }
        }
        return Optional.empty();
    }

    /** The record with one more observation, which it neither knows nor contradicts. */
    public MetricRecord with(Observation.Measured observation, PhaseBucket observed, boolean isBreach) {
        return new MetricRecord(
                metric,
                windows.with(observation),
                merged(observed),
                isBreach ? breaches + 1 : breaches,
                silence,
                detections);
    }

    private List<PhaseBucket> merged(PhaseBucket observed) {
        List<PhaseBucket> merged = new ArrayList<>(buckets);
        int place = merged.size();
        while (place > 0 && merged.get(place - 1).isAfter(observed)) {
            place--;
        }
        if (place > 0 && merged.get(place - 1).isBeside(observed)) {
            merged.set(place - 1, merged.get(place - 1).merge(observed));
        } else {
            merged.add(place, observed);
        }
        return merged;
    }

    /** The record after a look that brought no data: only the latest one is remembered. */
    public MetricRecord withSilence(Observation look) {
        boolean isLater = silence.map(known -> LATER.compare(known, look) < 0).orElse(true);
        return isLater ? new MetricRecord(metric, windows, buckets, breaches, Optional.of(look), detections) : this;
    }

    private static String failure(Observation look) {
        return look instanceof Observation.SourceFailed failed ? "failed: " + failed.failure() : "";
    }

    /** The record with other detections. */
    public MetricRecord withDetections(List<Detection> found) {
        return new MetricRecord(metric, windows, buckets, breaches, silence, found);
    }
}
