package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.state.EarlierRecord;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** When a history looks at a rollout: where a window ends, and before each phase was left. */
final class LookTimes {
    /** What a picture can show; beside these, each end of a phase has its look. */
    private static final int MOST = 200;

    private LookTimes() {}

    /** The times of which a rollout still remembers its data, under the plan that it has: what led to an earlier one is not known. */
    static List<Duration> remembered(RunningRollout rollout, List<EarlierRecord> earlier, Duration now) {
        Duration since = earlier.stream().map(EarlierRecord::since).reduce(Duration.ZERO, LookTimes::later);
        TreeSet<Duration> ends = new TreeSet<>();
        rollout.transitions().stream()
                .filter(RolloutHistory::endsPhase)
                .map(Transition::at)
                .forEach(ends::add);
        TreeSet<Duration> times = new TreeSet<>(ends);
        earlier.forEach(record -> times.addAll(record.times()));
        times.removeIf(time -> time.compareTo(since) < 0 || time.compareTo(now) > 0);
        rollout.replannings().forEach(past -> times.removeIf(time -> time.compareTo(past.at()) <= 0));
        return thinned(List.copyOf(times), Duration::toMillis, ends::contains);
    }

    /** Where in a journal a history looks, each before an event. */
    static List<Before> told(RunningRollout start, List<RolloutEvent> events, Duration now) {
        List<Before> all = new ArrayList<>();
        Duration known = start.knownUntil();
        boolean isNew = false;
        for (int number = 0; number < events.size(); number++) {
            RolloutEvent event = events.get(number);
            Duration time = later(known, time(event, known));
            boolean isEnd = event instanceof RolloutEvent.Done done && RolloutHistory.endsPhase(done.transition());
            if (isNew && time.compareTo(known) > 0) {
                all.add(new Before(number, known, false));
            }
            if (isEnd) {
                all.add(new Before(number, time, true));
            }
            isNew = isNew && !isEnd && time.equals(known);
            isNew |= event instanceof RolloutEvent.Observed || event instanceof RolloutEvent.Corrected;
            known = time;
        }
        if (isNew && now.compareTo(known) > 0) {
            all.add(new Before(events.size(), known, false));
        }
        return thinned(all, look -> look.at().toMillis(), Before::isEnd);
    }

    /** Until when an event tells something. */
    private static Duration time(RolloutEvent event, Duration known) {
        if (event instanceof RolloutEvent.Observed observed) {
            return observed.observation() instanceof Observation.Measured measured
                    ? measured.window().end()
                    : known;
        }
        if (event instanceof RolloutEvent.Replanned replanned) {
            return replanned.at();
        }
        return event instanceof RolloutEvent.Done done ? done.transition().at() : known;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Of many, the last one of each of so many equal parts of their time, and those that are kept. */
    private static <T> List<T> thinned(List<T> all, ToLongFunction<T> time, Predicate<T> isKept) {
        if (all.size() <= MOST) {
            return all;
        }
        long first = time.applyAsLong(all.get(0));
        long length = Math.max(1, time.applyAsLong(all.get(all.size() - 1)) - first);
        List<T> some = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            boolean isLast = at == all.size() - 1
                    || part(time.applyAsLong(all.get(at)) - first, length)
                            < part(time.applyAsLong(all.get(at + 1)) - first, length);
            if (isLast || isKept.test(all.get(at))) {
                some.add(all.get(at));
            }
        }
        return some;
    }

    private static long part(long time, long length) {
        return Math.min(MOST - 1, (long) ((double) time / length * MOST));
    }

    /**
     * A look before an event.
     *
     * @param event its place among all; their number after all
     * @param at when
     * @param isEnd whether a phase ends with it
     */
    record Before(int event, Duration at, boolean isEnd) {}
}
