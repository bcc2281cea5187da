package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which windows of a metric came already, so that data that come again change nothing and contradictions are found. */
final class WindowLedger {
    /** Windows whose data are remembered; of older ones only when they were. */
    static final int RECENT = 64;
    /** Stretches of older data that are told apart. */
    static final int SETTLED = 64;

    private static final Comparator<Observation.Measured> IN_TIME = Comparator.comparing(
                    (Observation.Measured one) -> one.window().start())
            .thenComparing(one -> one.window().end());

    private WindowLedger() {}

    /** Whether an observation brings nothing new. */
    static boolean knows(MetricRecord record, Observation.Measured observation) {
        return !isLater(record, observation)
                && (record.recent().contains(observation)
                        || isSettled(record, observation)
                        || isOutgrown(record, observation));
    }

    /** Whether an observation begins after everything that came, as most do, so that it meets none of it. */
    private static boolean isLater(MetricRecord record, Observation.Measured observation) {
        return lastEnd(record)
                .map(end -> observation.window().start().compareTo(end) >= 0)
                .orElse(true);
    }

    /** A checkpoint from before all that are remembered, after which longer ones came, has nothing to add. */
    private static boolean isOutgrown(MetricRecord record, Observation.Measured observation) {
        TimeWindow window = observation.window();
        return observation.accumulation() == Temporality.CUMULATIVE
                && record.recent().size() == RECENT
                && IN_TIME.compare(observation, record.recent().get(0)) < 0
                && record.buckets().stream()
                        .flatMap(stratum -> stratum.checkpoint().stream())
                        .anyMatch(longest -> longest.start().equals(window.start()) && covers(longest, window));
    }

    private static boolean isSettled(MetricRecord record, Observation.Measured observation) {
        return observation.accumulation() == Temporality.DELTA
                && record.settled().stream().anyMatch(old -> covers(old, observation.window()));
    }

    private static boolean covers(TimeWindow outer, TimeWindow inner) {
        return outer.start().compareTo(inner.start()) <= 0 && inner.end().compareTo(outer.end()) <= 0;
    }

    /** What an observation contradicts. */
    static Optional<Problem> contradiction(MetricRecord record, Observation.Measured observation, PhaseBucket stratum) {
        Optional<Problem> mixed = mixed(record, stratum);
        if (mixed.isPresent() || isLater(record, observation)) {
            return mixed;
        }
        return observation.accumulation() == Temporality.DELTA
                ? overlap(record, observation)
                : disorder(record, observation);
    }

    private static Optional<Problem> mixed(MetricRecord record, PhaseBucket stratum) {
        for (PhaseBucket other : record.buckets()) {
            if (other.phase() == stratum.phase()) {
                return mixed(other, stratum);
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> mixed(PhaseBucket earlier, PhaseBucket later) {
        if (earlier.checkpoint().isPresent() != later.checkpoint().isPresent()) {
            return problem(
                    "it comes as " + kind(later) + ", but what came before in phase " + later.phase() + " came as "
                            + kind(earlier) + ".",
                    "Give either the one or the other.");
        }
        return earlier.checkpoint()
                .filter(window ->
                        !window.start().equals(later.checkpoint().orElseThrow().start()))
                .flatMap(window -> problem(
                        "it counts from another start than the checkpoint " + window + ".",
                        "Count all checkpoints of a phase from one start."));
    }

    private static String kind(PhaseBucket stratum) {
        return stratum.checkpoint().map(window -> "the checkpoint " + window).orElse("increments");
    }

    private static Optional<Problem> overlap(MetricRecord record, Observation.Measured observation) {
        TimeWindow window = observation.window();
        for (Observation.Measured other : record.recent()) {
            if (other.accumulation() == Temporality.DELTA && other.window().overlaps(window)) {
                return other.window().equals(window)
                        ? problem(
                                "another observation of " + window + " said " + SampleText.of(other)
                                        + ", this one says " + SampleText.of(observation) + ".",
                                "Find out which is right; the first one counts.")
                        : problem(
                                "it overlaps the observation of " + other.window() + ".",
                                "Cut windows so that they touch, or give cumulative checkpoints.");
            }
        }
        return record.settled().stream()
                .filter(window::overlaps)
                .findFirst()
                .flatMap(old -> problem(
                        "it overlaps the observations of " + old + ", which are no longer told apart.",
                        "Cut windows so that they touch."));
    }

    private static Optional<Problem> disorder(MetricRecord record, Observation.Measured observation) {
        for (Observation.Measured other : record.recent()) {
            if (other.accumulation() == Temporality.CUMULATIVE
                    && other.window().start().equals(observation.window().start())
                    && !inOrder(other, observation)) {
                return problem(
                        "the checkpoint " + other.window() + " said " + SampleText.of(other) + ", this one says "
                                + SampleText.of(observation) + ", and what is counted cannot become less.",
                        "Find out which is right; the first one counts.");
            }
        }
        return Optional.empty();
    }

    private static boolean inOrder(Observation.Measured one, Observation.Measured other) {
        int order = one.window().end().compareTo(other.window().end());
        if (order == 0) {
            return one.equals(other);
        }
        Observation.Measured earlier = order < 0 ? one : other;
        Observation.Measured later = order < 0 ? other : one;
        return grows(GroupTotals.of(earlier.treated()), GroupTotals.of(later.treated()))
                && earlier.control()
                        .flatMap(before ->
                                later.control().map(after -> grows(GroupTotals.of(before), GroupTotals.of(after))))
                        .orElse(true);
    }

    private static boolean grows(GroupTotals earlier, GroupTotals later) {
        return earlier.observations() <= later.observations()
                && earlier.events() <= later.events()
                && earlier.exposure().compareTo(later.exposure()) <= 0;
    }

    private static Optional<Problem> problem(String found, String advice) {
        return Optional.of(new Problem("window", found, advice));
    }

    /** The record with one more observation, which it neither knows nor contradicts. */
    static MetricRecord with(
            MetricRecord record, Observation.Measured observation, PhaseBucket stratum, long breaches) {
        List<Observation.Measured> recent = new ArrayList<>(RECENT + 1);
        recent.addAll(record.recent());
        recent.add(place(recent, observation), observation);
        List<TimeWindow> settled = record.settled();
        if (recent.size() > RECENT) {
            Observation.Measured oldest = recent.remove(0);
            settled = oldest.accumulation() == Temporality.DELTA ? settle(settled, oldest.window()) : settled;
        }
        return new MetricRecord(
                record.metric(),
                recent,
                settled,
                merge(record.buckets(), stratum),
                record.breaches() + breaches,
                record.silence(),
                record.proofs());
    }

    private static int place(List<Observation.Measured> recent, Observation.Measured observation) {
        int place = recent.size();
        while (place > 0 && IN_TIME.compare(recent.get(place - 1), observation) > 0) {
            place--;
        }
        return place;
    }

    /** Windows that touch become one; where there are too many, the oldest ones do, too. */
    private static List<TimeWindow> settle(List<TimeWindow> settled, TimeWindow window) {
        List<TimeWindow> sorted = new ArrayList<>(settled);
        sorted.add(window);
        sorted.sort(Comparator.comparing(TimeWindow::start));
        List<TimeWindow> joined = new ArrayList<>();
        for (TimeWindow next : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).end().equals(next.start())) {
                joined.set(last, new TimeWindow(joined.get(last).start(), next.end()));
            } else {
                joined.add(next);
            }
        }
        if (joined.size() > SETTLED) {
            TimeWindow first = joined.remove(0);
            joined.set(0, new TimeWindow(first.start(), joined.get(0).end()));
        }
        return joined;
    }

    private static List<PhaseBucket> merge(List<PhaseBucket> buckets, PhaseBucket stratum) {
        List<PhaseBucket> merged = new ArrayList<>(buckets);
        int place = merged.size();
        while (place > 0 && merged.get(place - 1).isAfter(stratum)) {
            place--;
        }
        if (place > 0 && merged.get(place - 1).isBeside(stratum)) {
            merged.set(place - 1, merged.get(place - 1).merge(stratum));
        } else {
            merged.add(place, stratum);
        }
        return merged;
    }

    /** Until when there are data: windows do not overlap, or have one start and stand by their ends. */
    static Optional<Duration> lastEnd(MetricRecord record) {
        List<Observation.Measured> recent = record.recent();
        return recent.isEmpty()
                ? Optional.empty()
                : Optional.of(recent.get(recent.size() - 1).window().end());
    }
}
