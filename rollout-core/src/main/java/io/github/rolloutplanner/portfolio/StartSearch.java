package io.github.rolloutplanner.portfolio;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the earliest start from which a rollout is clear of what checks find, by moving it past each obstacle in turn. */
final class StartSearch {
    private static final int MOST_TRIES = 2_000;
    private static final Duration STEP = Duration.ofMinutes(1);

    private final List<Check> checks;
    private final List<Lane> others;
    private final Moves moves;

    StartSearch(List<Check> checks, List<Lane> others) {
        this(checks, others, new Moves());
    }

    StartSearch(List<Check> checks, List<Lane> others, Moves moves) {
        this.checks = checks;
        this.others = others;
        this.moves = moves;
    }

    /** The rollout with dates at which it is clear; nothing where it runs already, or where no start is found. */
    Optional<Lane> clear(Lane lane) {
        return Optional.of(end(lane)).filter(End::isClear).map(End::lane);
    }

    /** The rollout with the dates at which the search for a clear start ends. */
    Lane last(Lane lane) {
        return end(lane).lane();
    }

    /** Where a search ends, and whether the rollout is clear there. */
    private record End(Lane lane, boolean isClear) {}

    private End end(Lane first) {
        Lane lane = first;
        try {
            for (int tries = 0; tries < MOST_TRIES && !first.entry().running(); tries++) {
                Optional<Instant> next = nextStart(lane);
                if (next.isEmpty() || next.get().equals(Stretch.NEVER)) {
                    return new End(lane, next.isEmpty());
                }
                lane = moves.from(first, later(lane, next.get()));
            }
            return new End(lane, false);
        } catch (RolloutException noDates) {
            return new End(lane, false);
        }
    }

    /** A start that is none, or no later one, moves on by a little, so that the search ends. */
    private static Instant later(Lane lane, Instant start) {
        return start.isAfter(lane.start()) ? start : lane.start().plus(STEP);
    }

    private Optional<Instant> nextStart(Lane lane) {
        return checks.stream()
                .flatMap(check -> check.nextStart(lane, others).stream())
                .max(Instant::compareTo);
    }

    /** The start from which a phase begins at a time or later: the earliest, unless that is none and a later one is. */
    static Instant startFor(Lane lane, Stretch stretch, Instant time) {
        if (time.equals(Stretch.NEVER)) {
            return Stretch.NEVER;
        }
        Instant earliest = time.minus(stretch.reached());
        return earliest.isAfter(lane.start()) ? earliest : time.minus(Duration.between(lane.start(), stretch.from()));
    }
}
