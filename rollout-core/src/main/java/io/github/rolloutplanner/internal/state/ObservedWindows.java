package io.github.rolloutplanner.internal.state;

import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When data of a metric came, so that data that come again change nothing and contradictions are found.
 *
 * @param recent the latest windows with their data, oldest first
 * @param settled when older data came, oldest first
 */
public record ObservedWindows(List<Observation.Measured> recent, List<TimeWindow> settled) {
    /** Windows whose data are remembered; of older ones only when they were. */
    public static final int RECENT = 64;
    /** Stretches of older data that are told apart. */
    public static final int SETTLED = 64;

    static final ObservedWindows NONE = new ObservedWindows(List.of(), List.of());

    private static final Comparator<Observation.Measured> IN_TIME = Comparator.comparing(
                    (Observation.Measured one) -> one.window().start())
            .thenComparing(one -> one.window().end());

    public ObservedWindows {
        recent = List.copyOf(recent);
        settled = List.copyOf(settled);
    }

    /** Until when there are data: windows do not overlap, or have one start and stand by their ends. */
    Optional<Duration> end() {
        return recent.isEmpty()
                ? Optional.empty()
                : Optional.of(recent.get(recent.size() - 1).window().end());
    }

    /** Whether an observation begins after everything that came, as most do, so that it meets none of it. */
    boolean endBefore(Observation.Measured observation) {
        return recent.isEmpty()
                || observation
                                .window()
                                .start()
                                .compareTo(
                                        recent.get(recent.size() - 1).window().end())
                        >= 0;
    }

    /** How many may have come at most. */
    public long most() {
        return areAll() ? recent.size() : Long.MAX_VALUE;
    }

    /** Whether no window was ever forgotten. */
    public boolean areAll() {
        return settled.isEmpty() && recent.size() < RECENT;
    }

    /** Whether an observation is from before all that are remembered. */
    boolean startAfter(Observation.Measured observation) {
        return recent.size() == RECENT && IN_TIME.compare(observation, recent.get(0)) < 0;
    }

    /** Whether an observation came before. */
    boolean know(Observation.Measured observation) {
        return recent.contains(observation)
                || (isDelta(observation) && settled.stream().anyMatch(old -> old.covers(observation.window())));
    }

    private static boolean isDelta(Observation.Measured observation) {
        return observation.temporality() == Observation.Temporality.DELTA;
    }

    /** What an observation contradicts. */
    Optional<Problem> contradiction(Observation.Measured observation) {
        for (Observation.Measured other : recent) {
            Optional<Problem> found = isDelta(observation) ? overlap(other, observation) : disorder(other, observation);
            if (found.isPresent()) {
                return found;
            }
        }
        return isDelta(observation) ? overlap(observation.window()) : Optional.empty();
    }

    private static Optional<Problem> overlap(Observation.Measured other, Observation.Measured observation) {
        TimeWindow window = observation.window();
        if (!isDelta(other) || !other.window().overlaps(window)) {
            return Optional.empty();
        }
        return other.window().equals(window)
                ? problem(
                        "another observation of " + window + " said " + shown(other) + ", this one says "
                                + shown(observation) + ".",
                        "Find out which is right: the first one counts, until revise(..) replaces it.")
                : problem(
                        "it overlaps the observation of " + other.window() + ".",
                        "Cut windows so that they touch, or give cumulative checkpoints.");
    }

    private Optional<Problem> overlap(TimeWindow window) {
        return settled.stream()
                .filter(window::overlaps)
                .findFirst()
                .flatMap(old -> problem(
                        "it overlaps the observations of " + old + ", which are no longer told apart.",
                        "Cut windows so that they touch."));
    }

    private static Optional<Problem> disorder(Observation.Measured other, Observation.Measured observation) {
        boolean isOfOneStart = !isDelta(other)
                && other.window().start().equals(observation.window().start());
        return !isOfOneStart || areInOrder(other, observation)
                ? Optional.empty()
                : problem(
                        "the checkpoint " + other.window() + " said " + shown(other) + ", this one says "
                                + shown(observation) + ", and what is counted cannot become less.",
                        "Find out which is right: the first one counts, until revise(..) replaces it.");
    }

    private static boolean areInOrder(Observation.Measured one, Observation.Measured other) {
        int order = one.window().end().compareTo(other.window().end());
        if (order == 0) {
            return one.equals(other);
        }
        Observation.Measured earlier = order < 0 ? one : other;
        Observation.Measured later = order < 0 ? other : one;
        return Growth.isPossible(GroupTotals.of(earlier.treated()), GroupTotals.of(later.treated()))
                && earlier.control()
                        .flatMap(before -> later.control()
                                .map(after -> Growth.isPossible(GroupTotals.of(before), GroupTotals.of(after))))
                        .orElse(true);
    }

    private static String shown(Observation.Measured observation) {
        return observation.treated()
                + observation.control().map(control -> " against " + control).orElse("");
    }

    private static Optional<Problem> problem(String found, String advice) {
        return Optional.of(new Problem("window", found, advice));
    }

    /** What the window of an observation said before, where it is still told apart. */
    Optional<Observation.Measured> said(Observation.Measured observation) {
        return recent.stream()
                .filter(known ->
                        known.window().equals(observation.window()) && known.temporality() == observation.temporality())
                .findFirst();
    }

    /** Whether data came of which only the time is remembered, or not even that. */
    boolean areBeyond(Observation.Measured observation) {
        return startAfter(observation) || settled.stream().anyMatch(old -> old.overlaps(observation.window()));
    }

    /** Whether some since a time may no longer be told apart. */
    public boolean areForgottenSince(Duration time) {
        boolean isFullOfCheckpoints = recent.size() == RECENT && !isDelta(recent.get(0));
        return settled.stream().anyMatch(old -> old.end().compareTo(time) > 0)
                || (isFullOfCheckpoints && recent.get(0).window().start().compareTo(time) >= 0);
    }

    /** The windows with one that says something else. */
    ObservedWindows with(Observation.Measured was, Observation.Measured now) {
        List<Observation.Measured> all = new ArrayList<>(recent);
        all.set(all.indexOf(was), now);
        return new ObservedWindows(all, settled);
    }

    /** The windows but for one. */
    ObservedWindows without(Observation.Measured observation) {
        List<Observation.Measured> others = new ArrayList<>(recent);
        others.remove(observation);
        return new ObservedWindows(others, settled);
    }

    /** The windows with one more, which they neither know nor contradict; the oldest is forgotten where there are too many. */
    ObservedWindows with(Observation.Measured observation) {
        List<Observation.Measured> all = new ArrayList<>(recent);
        all.add(place(observation), observation);
        if (all.size() <= RECENT) {
            return new ObservedWindows(all, settled);
        }
        Observation.Measured old = all.remove(0);
        return new ObservedWindows(all, isDelta(old) ? settle(old.window()) : settled);
    }

    private int place(Observation.Measured observation) {
        int place = recent.size();
        while (place > 0 && IN_TIME.compare(recent.get(place - 1), observation) > 0) {
            place--;
        }
        return place;
    }

    /** Windows that touch become one; where there are too many, the oldest ones do, too. */
    private List<TimeWindow> settle(TimeWindow window) {
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
}
