package io.github.rolloutplanner.internal.state;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a metric had shown at an earlier time: all that it shows now without the windows that ended later, as far as they are
 * remembered.
 *
 * @param record what is remembered of the metric
 * @param log the way that the rollout went
 * @param phases which phase counted each of its windows, in their order; where it is not known of one, of none
 */
public record EarlierRecord(MetricRecord record, TransitionLog log, List<Integer> phases) {
    public EarlierRecord {
        requireNonNull(record, "record");
        requireNonNull(log, "log");
        phases = List.copyOf(phases);
    }

    /** Of a metric. */
    public static EarlierRecord of(MetricRecord record, TransitionLog log) {
        List<Optional<Integer>> known = record.windows().recent().stream()
                .map(one -> record.phaseOf(one, log))
                .toList();
        return new EarlierRecord(
                record,
                log,
                known.contains(Optional.<Integer>empty())
                        ? List.of()
                        : known.stream().flatMap(Optional::stream).toList());
    }

    /** The earliest time of which it can be told. */
    public Duration since() {
        return record.windows().areAll()
                ? TransitionLog.EARLIEST
                : record.windows().recent().get(0).window().end();
    }

    /** When something was known that was not known before. */
    public List<Duration> times() {
        return record.windows().recent().stream().map(EarlierRecord::end).toList();
    }

    /** The record at a time; empty where it cannot be told which phase counted the later windows. */
    public Optional<MetricRecord> at(Duration time) {
        List<Observation.Measured> all = record.windows().recent();
        ObservedWindows kept = new ObservedWindows(
                all.stream().filter(one -> !isLater(end(one), time)).toList(),
                record.windows().settled());
        if (phases.size() < all.size() && kept.recent().size() < all.size()) {
            return Optional.empty();
        }
        Stretches sums = record.stretches();
        for (int at = kept.recent().size(); at < all.size(); at++) {
            sums = without(all.get(at), phases.get(at), sums);
        }
        return Optional.of(record.at(
                time,
                kept,
                countersAt(time, kept, sums),
                record.silence().filter(look -> !isLater(look.window().end(), time))));
    }

    private Stretches without(Observation.Measured one, int phase, Stretches sums) {
        return one.temporality() == Observation.Temporality.DELTA
                ? sums.without(PhaseBucket.of(phase, log.since(phase), one))
                : sums;
    }

    /** A counter stood where its latest checkpoint until then says, or had not begun. */
    private Stretches countersAt(Duration time, ObservedWindows kept, Stretches sums) {
        List<PhaseBucket> stood = new ArrayList<>(sums.stood());
        stood.removeIf(bucket -> isLater(end(bucket), time));
        List<PhaseBucket> all = new ArrayList<>(sums.all());
        all.removeIf(bucket -> isLater(end(bucket), time));
        Stretches earlier = Stretches.of(all, stood);
        for (PhaseBucket counter : sums.all()) {
            Optional<PhaseBucket> then = isLater(end(counter), time) ? latest(counter, kept) : Optional.empty();
            earlier = then.isPresent()
                    ? earlier.with(then.get())
                            .standing(then.get(), log.since(then.get().phase()))
                    : earlier;
        }
        return earlier;
    }

    private Optional<PhaseBucket> latest(PhaseBucket counter, ObservedWindows kept) {
        TimeWindow longest = counter.checkpoint().orElseThrow();
        return kept.recent().stream()
                .filter(one -> one.temporality() == Observation.Temporality.CUMULATIVE
                        && one.window().start().equals(longest.start()))
                .max(Comparator.comparing(EarlierRecord::end))
                .map(one -> PhaseBucket.of(counter.phase(), log.since(counter.phase()), one)
                        .in(counter.stretch(), Optional.of(one.window())));
    }

    private static Duration end(Observation.Measured one) {
        return one.window().end();
    }

    private static Duration end(PhaseBucket bucket) {
        return bucket.checkpoint().map(TimeWindow::end).orElse(TransitionLog.EARLIEST);
    }

    private static boolean isLater(Duration one, Duration time) {
        return one.compareTo(time) > 0;
    }
}
