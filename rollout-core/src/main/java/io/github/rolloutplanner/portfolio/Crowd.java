package io.github.rolloutplanner.portfolio;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A time in which more are there at once than may be.
 *
 * @param from when one too many comes
 * @param end when as many are there again as may be
 * @param number the most that are there at once
 * @param presences those that are there in this time
 */
record Crowd(Instant from, Instant end, int number, List<Presence> presences) {

    /** The times in which more than so many are there, first to last. */
    static List<Crowd> over(int most, List<Presence> presences) {
        List<Presence> sorted = presences.stream()
                .filter(presence -> presence.from().isBefore(presence.end()))
                .sorted(Comparator.comparing(Presence::from))
                .toList();
        List<Crowd> crowds = new ArrayList<>();
        List<Presence> there = new ArrayList<>();
        for (Presence next : sorted) {
            there.removeIf(presence -> !presence.end().isAfter(next.from()));
            there.add(next);
            if (there.size() > most) {
                add(crowds, new Crowd(next.from(), lastEnd(there, most), there.size(), List.copyOf(there)));
            }
        }
        return crowds;
    }

    /** When no more than this number of them are still there, if none is added. */
    private static Instant lastEnd(List<Presence> there, int most) {
        return there.stream()
                .map(Presence::end)
                .sorted()
                .skip(there.size() - 1L - most)
                .findFirst()
                .orElseThrow();
    }

    /** Joins a time with the one before where it begins before that is over. */
    private static void add(List<Crowd> crowds, Crowd next) {
        Crowd last = crowds.isEmpty() ? null : crowds.get(crowds.size() - 1);
        if (last == null || last.end.isBefore(next.from)) {
            crowds.add(next);
        } else {
            crowds.set(crowds.size() - 1, last.joined(next));
        }
    }

    private Crowd joined(Crowd other) {
        LinkedHashSet<Presence> all = new LinkedHashSet<>(presences);
        all.addAll(other.presences);
        return new Crowd(
                from, end.isAfter(other.end) ? end : other.end, Math.max(number, other.number), List.copyOf(all));
    }

    boolean overlaps(Crowd other) {
        return from.isBefore(other.end) && other.from.isBefore(end);
    }

    /** The rollouts that are there, by start. */
    List<Lane> lanes() {
        return presences.stream()
                .map(Presence::lane)
                .distinct()
                .sorted(Lane.BY_START)
                .toList();
    }

    /** By how much a rollout must come later to come when one of the others is gone; nothing where none ever is. */
    Optional<Duration> shift(Lane lane) {
        return presences.stream()
                .filter(own -> own.lane() == lane)
                .flatMap(own -> presences.stream()
                        .filter(other -> other.lane() != lane && other.overlaps(own))
                        .filter(other -> !other.end().equals(Stretch.NEVER))
                        .map(other -> Duration.between(own.from(), other.end())))
                .min(Duration::compareTo);
    }

    /** A rollout that is there for a time. */
    record Presence(Lane lane, Instant from, Instant end) {
        boolean overlaps(Presence other) {
            return from.isBefore(other.end) && other.from.isBefore(end);
        }
    }
}
