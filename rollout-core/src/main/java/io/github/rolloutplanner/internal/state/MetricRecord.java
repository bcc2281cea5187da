package io.github.rolloutplanner.internal.state;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
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
 * @param stretches all data, stretch by stretch
 * @param breaches how many increments were beyond the level of a gate that counts them
 * @param silence the latest look that found nothing or failed, if any
 * @param detections what was detected
 * @param corrections what people said of data that had come before
 * @param before what the users of a phase and all others showed before the rollout, phase by phase
 */
public record MetricRecord(
        String metric,
        ObservedWindows windows,
        Stretches stretches,
        long breaches,
        Optional<Observation> silence,
        List<Detection> detections,
        List<Correction> corrections,
        List<Observation.Before> before) {
    /** Of looks that end at one time, a failure says more; the rest only makes the order one. */
    private static final Comparator<Observation> LATER = Comparator.comparing(
                    (Observation look) -> look.window().end())
            .thenComparing(MetricRecord::failure)
            .thenComparing(look -> look.window().start());

    public MetricRecord {
        requireNonNull(metric, "metric");
        requireNonNull(windows, "windows");
        requireNonNull(stretches, "stretches");
        requireNonNull(silence, "silence");
        detections = List.copyOf(detections);
        corrections = List.copyOf(corrections);
        before = List.copyOf(before);
    }

    /** Of a metric of which nothing has come. */
    public static MetricRecord of(String metric) {
        return new MetricRecord(
                metric, ObservedWindows.NONE, Stretches.NONE, 0, Optional.empty(), List.of(), List.of(), List.of());
    }

    /** All data, stretch by stretch, oldest first. */
    public List<PhaseBucket> buckets() {
        return stretches.all();
    }

    /** Until when there are data, if there are any. */
    public Optional<Duration> dataUntil() {
        return windows.end();
    }

    /** Everything of one phase as one stretch; without what came alone, where anything came beside a control group. */
    public PhaseBucket sumOf(int phase) {
        return stretches.sumOf(phase);
    }

    /**
     * The sum of a phase as it was so long after its start: of increments, those of the days that had begun, after four weeks of
     * the weeks; of running sums, as they stood at their last checkpoint of that time. Empty where nothing of that time is known.
     */
    public PhaseBucket sumOf(int phase, Duration start, Duration length) {
        return stretches.sumOf(phase, start, length);
    }

    /** Everything of one phase as one stretch, also what came without its control group. */
    public PhaseBucket totalOf(int phase) {
        return stretches.totalOf(phase);
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

    /**
     * A checkpoint from before all that are remembered, after which longer ones came, has nothing to add: it came, or came late. One
     * that counted more than those contradicts them.
     */
    private boolean isOutgrown(Observation.Measured observation) {
        return observation.temporality() == Observation.Temporality.CUMULATIVE
                && windows.startAfter(observation)
                && windows.contradiction(observation).isEmpty()
                && buckets().stream()
                        .flatMap(bucket -> bucket.checkpoint().stream())
                        .anyMatch(longest ->
                                longest.start().equals(observation.window().start())
                                        && longest.covers(observation.window()));
    }

    /** What an observation contradicts, if anything. */
    public Optional<Problem> contradiction(Observation.Measured observation, PhaseBucket observed) {
        Optional<Problem> mixed = closed(observed).or(() -> mixed(observed));
        return mixed.isPresent() || windows.endBefore(observation) ? mixed : windows.contradiction(observation);
    }

    private Optional<Problem> mixed(PhaseBucket observed) {
        for (PhaseBucket bucket : buckets()) {
            boolean isOfAnotherSeries = bucket.checkpoint().isPresent()
                    && observed.checkpoint().isPresent()
                    && bucket.stretch() != observed.stretch();
            if (bucket.phase() == observed.phase() && !isOfAnotherSeries) {
                return bucket.mixedWith(observed);
            }
        }
        return Optional.empty();
    }

    /** The record with one more observation, which it neither knows nor contradicts, in a phase that began at a time. */
    public MetricRecord with(
            Observation.Measured observation, PhaseBucket observed, Duration phaseStart, boolean isBreach) {
        return new MetricRecord(
                metric,
                windows.with(observation),
                stretches.with(observed).standing(observed, phaseStart),
                isBreach ? breaches + 1 : breaches,
                silence,
                detections,
                corrections,
                before);
    }

    /** The record after a look that brought no data: only the latest one is remembered. */
    public MetricRecord withSilence(Observation look) {
        boolean isLater = silence.map(known -> LATER.compare(known, look) < 0).orElse(true);
        return isLater
                ? new MetricRecord(
                        metric, windows, stretches, breaches, Optional.of(look), detections, corrections, before)
                : this;
    }

    private static String failure(Observation look) {
        return look instanceof Observation.SourceFailed failed ? "failed: " + failed.failure() : "";
    }

    /** The record with more breaches, or fewer where they are below zero. */
    public MetricRecord withMoreBreaches(long more) {
        return new MetricRecord(metric, windows, stretches, breaches + more, silence, detections, corrections, before);
    }

    /** The record as it was at an earlier time, of which the windows, the sums and the latest look that brought nothing are known. */
    MetricRecord at(Duration time, ObservedWindows kept, Stretches sums, Optional<Observation> looked) {
        return new MetricRecord(
                metric,
                kept,
                sums,
                breaches,
                looked,
                detections.stream()
                        .filter(detection -> detection.at().compareTo(time) <= 0)
                        .toList(),
                corrections,
                before);
    }

    /** The record with other detections. */
    public MetricRecord withDetections(List<Detection> found) {
        return new MetricRecord(metric, windows, stretches, breaches, silence, found, corrections, before);
    }

    /** The record with one more correction. */
    public MetricRecord with(Correction correction) {
        List<Correction> all = new ArrayList<>(corrections);
        all.add(correction);
        return new MetricRecord(metric, windows, stretches, breaches, silence, detections, all, before);
    }

    /** What was shown before the rollout by the users of a phase and all others, if it is known. */
    public Optional<Observation.Before> shownBefore(int phase) {
        for (Observation.Before known : before) {
            if (known.phase() == phase) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** The record with what was shown before the rollout, in the place of what it knew of that. */
    public MetricRecord with(Observation.Before shown) {
        List<Observation.Before> all = new ArrayList<>(before);
        all.removeIf(known -> known.phase() == shown.phase());
        all.add(shown);
        all.sort(Comparator.comparing(Observation.Before::phase));
        return new MetricRecord(metric, windows, stretches, breaches, silence, detections, corrections, all);
    }

    /** What the window of an observation said before, where it is still told apart. */
    public Optional<Observation.Measured> said(Observation.Measured observation) {
        return windows.said(observation);
    }

    /** The phase that counted a window that is remembered; empty where a promotion before its end leaves that open. */
    public Optional<Integer> phaseOf(Observation.Measured said, TransitionLog log) {
        return new SumsCheck(this, log).phaseOf(said);
    }

    /** Why an observation cannot stand where another stood, or anything. */
    public Optional<Problem> whyNotRevised(Observation.Measured observation, PhaseBucket observed) {
        Optional<Observation.Measured> was = said(observation);
        if (was.isPresent()) {
            return closed(observed).or(() -> windows.without(was.get()).contradiction(observation));
        }
        return Optional.of(
                isBeyond(observation)
                        ? new Problem(
                                "window",
                                "it is older than the " + ObservedWindows.RECENT
                                        + " latest windows, and no longer told apart.",
                                "Pause, and decide by hand what the right numbers mean.")
                        : new Problem("window", "nothing has come in it that could be revised.", "Use observe(..)."));
    }

    /** Whether data of its time came that are no longer told apart. */
    public boolean isBeyond(Observation.Measured observation) {
        return windows.areBeyond(observation);
    }

    /**
     * The record as it was before its latest window came, where that follows another checkpoint of its counter; as long as all windows
     * are remembered.
     */
    public Optional<MetricRecord> beforeLatest(TransitionLog log) {
        List<Observation.Measured> recent = windows.recent();
        int last = recent.size() - 1;
        boolean isNext = last > 0
                && recent.get(last)
                        .window()
                        .start()
                        .equals(recent.get(last - 1).window().start());
        return isNext && windows.areAll()
                ? Optional.of(
                        SumsCheck.again(this, recent.subList(0, last), log, log).withDetections(detections))
                : Optional.empty();
    }

    /** The record with a window that says something else, in a phase that began at a time. */
    public MetricRecord revised(
            Observation.Measured was,
            Observation.Measured now,
            PhaseBucket before,
            PhaseBucket after,
            Duration phaseStart,
            int moreBreaches) {
        return new MetricRecord(
                metric,
                windows.with(was, now),
                stretches.replaced(before, after).standing(after, phaseStart),
                breaches + moreBreaches,
                silence,
                detections,
                corrections,
                this.before);
    }

    /** The stretch of a checkpoint: the first one, or a second one for a counter that was started again. */
    public PhaseBucket placed(PhaseBucket observed) {
        return observed.checkpoint()
                .filter(window -> isAfterRestart(observed.phase(), window.start()))
                .map(window -> observed.in(1, observed.checkpoint()))
                .orElse(observed);
    }

    private boolean isAfterRestart(int phase, Duration start) {
        return restart(phase).filter(at -> start.compareTo(at) >= 0).isPresent();
    }

    /** Checkpoints of a counter from before it was started again. */
    private Optional<Problem> closed(PhaseBucket observed) {
        return restart(observed.phase())
                .filter(at -> observed.checkpoint().isPresent() && observed.stretch() == 0)
                .map(at -> new Problem(
                        "window",
                        "it counts from before the counter was started again at " + Elapsed.text(at) + ".",
                        "Give what was counted since then."));
    }

    /** When a counter was started again in a phase, the last time. */
    private Optional<Duration> restart(int phase) {
        Duration last = null;
        for (Correction correction : corrections) {
            if (correction instanceof Correction.Restarted restarted && restarted.phase() == phase) {
                last = restarted.at();
            }
        }
        return Optional.ofNullable(last);
    }

    /** The record whose counter starts again: all that it counted in the phase so far is one closed stretch. */
    public MetricRecord restarted(Correction.Restarted restart) {
        return new MetricRecord(
                        metric,
                        windows,
                        stretches.restarted(restart.phase()),
                        breaches,
                        silence,
                        detections,
                        corrections,
                        before)
                .with(restart);
    }
}
