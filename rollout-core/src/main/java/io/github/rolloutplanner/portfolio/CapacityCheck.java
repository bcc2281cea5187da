package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.naming.PersonNames;
import io.github.rolloutplanner.internal.rules.PortfolioRows;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Finds times at which a person or a team has more to watch than it can.
 *
 * @param person who
 * @param watched the most rollouts in watch at a time
 * @param moves the most starts and promotions within an hour, where that is limited
 */
record CapacityCheck(String person, int watched, OptionalInt moves) implements Check {
    private static final Duration AT_ONCE = Duration.ofHours(1);

    @Override
    public void check(List<Lane> lanes, Starts starts, Findings findings) {
        List<Lane> own = lanes.stream().filter(this::isOf).toList();
        for (Crowd crowd : Crowd.over(watched, watches(own))) {
            add(PortfolioRows.TOO_MANY_WATCHED, watched, crowd, spread(crowd, own, starts), findings);
        }
        for (Crowd crowd : busyHours(own)) {
            add(PortfolioRows.TOO_MANY_MOVES, moves.orElseThrow(), crowd, spread(crowd, own, starts), findings);
        }
    }

    private boolean isOf(Lane lane) {
        return PersonNames.contains(lane.entry().onCall(), person);
    }

    private static List<Crowd.Presence> watches(List<Lane> lanes) {
        return lanes.stream()
                .map(lane -> new Crowd.Presence(lane, lane.start(), lane.end()))
                .toList();
    }

    private List<Crowd> busyHours(List<Lane> lanes) {
        return moves.isPresent() ? Crowd.over(moves.getAsInt(), hours(lanes)) : List.of();
    }

    /** Two moves are within an hour of each other where the hours that begin with them overlap. */
    private static List<Crowd.Presence> hours(List<Lane> lanes) {
        List<Crowd.Presence> hours = new ArrayList<>();
        for (Lane lane : lanes) {
            lane.stretches().stream()
                    .skip(lane.entry().running() ? 1 : 0)
                    .forEach(move -> hours.add(
                            new Crowd.Presence(lane, move.from(), move.from().plus(AT_ONCE))));
        }
        return hours;
    }

    private void add(Rule says, int most, Crowd crowd, Optional<Lane> moved, Findings findings) {
        List<Fact> facts = new ArrayList<>(List.of(
                fact("person", Lane.shown(person)),
                fact("number", crowd.number()),
                fact("most", most),
                fact(
                        "entries",
                        Findings.shown(crowd.lanes().stream().map(Lane::name).toList()))));
        moved.ifPresent(later -> {
            facts.add(fact("moved", later.shown()));
            facts.add(fact("time", later.local(later.start())));
        });
        findings.add(
                new Findings.Draft(Severity.WARNING, crowd.lanes(), crowd.from(), crowd.end()),
                says,
                facts,
                moved.isPresent() ? PortfolioRows.SPREAD : PortfolioRows.SHARE,
                facts);
    }

    /** The last of the rollouts from a start that leaves nothing to find in this time. */
    private Optional<Lane> spread(Crowd crowd, List<Lane> own, Starts starts) {
        Lane last = crowd.lanes().get(crowd.lanes().size() - 1);
        List<Lane> others = own.stream().filter(lane -> lane != last).toList();
        boolean isEnough = Stream.of(Crowd.over(watched, watches(others)), busyHours(others))
                .flatMap(List::stream)
                .noneMatch(crowd::overlaps);
        return isEnough ? starts.clear(last, this, others) : Optional.empty();
    }

    @Override
    public Optional<Instant> nextStart(Lane lane, List<Lane> others) {
        if (!isOf(lane)) {
            return Optional.empty();
        }
        List<Lane> own = new ArrayList<>(others.stream().filter(this::isOf).toList());
        own.add(lane);
        own.sort(Lane.BY_START);
        return next(lane, Crowd.over(watched, watches(own))).or(() -> next(lane, busyHours(own)));
    }

    /** The first start at which it comes when one of those is gone that were there with it, for each crowd it is in. */
    private static Optional<Instant> next(Lane lane, List<Crowd> crowds) {
        return crowds.stream()
                .filter(crowd -> crowd.lanes().contains(lane))
                .map(crowd ->
                        crowd.shift(lane).map(shift -> lane.start().plus(shift)).orElse(Stretch.NEVER))
                .max(Instant::compareTo);
    }
}
