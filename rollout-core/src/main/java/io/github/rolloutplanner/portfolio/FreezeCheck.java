package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.PortfolioRows;
import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.schedule.Blackout;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds promotions in a freeze that the calendar of their own plan does not know. */
final class FreezeCheck implements Check {
    private static final int LONGEST_CAUSE = 200;

    private final List<Freezes> ofAll;

    FreezeCheck(List<RolloutCalendar> calendars) {
        this.ofAll = calendars.stream().map(Freezes::of).toList();
    }

    @Override
    public void check(List<Lane> lanes, Starts starts, Findings findings) {
        for (Lane lane : lanes) {
            Set<List<Object>> said = new HashSet<>();
            for (Freezes freezes : foreign(lane, lanes)) {
                moves(lane)
                        .forEach(move -> freezes.at(move.from())
                                .filter(frozen -> said.add(List.of(move.from(), frozen)))
                                .ifPresent(frozen -> add(lane, move, freezes, frozen, starts, findings)));
            }
        }
    }

    /** The freezes that hold for all, and those of entries that share a system. */
    private Set<Freezes> foreign(Lane lane, List<Lane> lanes) {
        List<Lane> sharing = lanes.stream().filter(lane::sharesSystem).toList();
        if (ofAll.isEmpty() && sharing.isEmpty()) {
            return Set.of();
        }
        Set<Freezes> foreign = new LinkedHashSet<>(ofAll);
        sharing.stream().map(other -> Freezes.of(other.entry().calendar())).forEach(foreign::add);
        foreign.remove(Freezes.of(lane.entry().calendar()));
        foreign.removeIf(Freezes::isEmpty);
        return foreign;
    }

    /** The starts of phases that are still to come. */
    private static List<Stretch> moves(Lane lane) {
        return lane.stretches()
                .subList(lane.entry().running() ? 1 : 0, lane.stretches().size());
    }

    private static void add(
            Lane lane, Stretch move, Freezes freezes, Blackout frozen, Starts starts, Findings findings) {
        List<Fact> facts = new ArrayList<>(List.of(
                fact("one", lane.shown()),
                fact("moves", isStart(lane, move) ? "starts with" : "promotes to"),
                fact("phase", Lane.shown(move.phase().label())),
                fact("at", lane.local(move.from())),
                fact("cause", Excerpt.of(frozen.cause(), LONGEST_CAUSE)),
                fact("until", frozen.until().map(lane::local))));
        Findings.Draft draft = new Findings.Draft(
                Severity.WARNING, List.of(lane), move.from(), frozen.until().orElse(Stretch.NEVER));
        findings.add(draft, PortfolioRows.FREEZE, facts, advice(lane, move, freezes, starts, facts), facts);
    }

    private static boolean isStart(Lane lane, Stretch move) {
        return move.from().equals(lane.start());
    }

    /** The row of the advice; the time that it tells is added to the facts. */
    private static Rule advice(Lane lane, Stretch move, Freezes freezes, Starts starts, List<Fact> facts) {
        try {
            boolean isStart = isStart(lane, move);
            PortfolioEntry entry = lane.entry();
            Lane kept = lane.moved(
                    isStart ? entry.keepingFrom(move.from(), freezes.calendar()) : entry.keeping(freezes.calendar()));
            return kept.stretches().stream()
                    .filter(stretch -> stretch.phase().equals(move.phase()))
                    .filter(stretch -> freezes.at(stretch.from()).isEmpty())
                    .findFirst()
                    .map(stretch -> {
                        facts.add(fact("time", kept.local(stretch.from())));
                        return isStart ? PortfolioRows.START_AFTER_FREEZE : PortfolioRows.KEEP_FREEZE;
                    })
                    .orElseGet(() -> later(lane, starts, facts));
        } catch (RolloutException noDates) {
            return PortfolioRows.ASK_FOR_FREEZE;
        }
    }

    /** A calendar has its freezes in days of its own time zone, which another one cannot keep. */
    private static Rule later(Lane lane, Starts starts, List<Fact> facts) {
        return starts.outOfFreezes(lane)
                .map(moved -> {
                    facts.add(fact("time", moved.local(moved.start())));
                    return PortfolioRows.START_LATER_THAN_FREEZE;
                })
                .orElse(PortfolioRows.ASK_FOR_FREEZE);
    }

    @Override
    public Optional<Instant> nextStart(Lane lane, List<Lane> others) {
        List<Instant> starts = new ArrayList<>();
        for (Freezes freezes : foreign(lane, others)) {
            for (Stretch move : moves(lane)) {
                freezes.at(move.from())
                        .map(frozen -> frozen.until()
                                .map(until -> StartSearch.startFor(lane, move, until))
                                .orElse(Stretch.NEVER))
                        .ifPresent(starts::add);
            }
        }
        return starts.stream().max(Instant::compareTo);
    }
}
