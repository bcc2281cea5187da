package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.PortfolioRows;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.portfolio.PortfolioEntry.Dependency;
import io.github.rolloutplanner.portfolio.PortfolioEntry.Milestone;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds rollouts that expose users before what they depend on is there. */
final class DependencyCheck implements Check {
    @Override
    public void check(List<Lane> lanes, Starts starts, Findings findings) {
        Map<String, Lane> byName = byName(lanes);
        for (Lane lane : lanes) {
            for (Dependency dependency : lane.entry().dependencies()) {
                Lane on = byName.get(dependency.on());
                if (on == null) {
                    unknown(lane, dependency, byName, findings);
                } else if (on != lane) { // what waits for itself is a cycle, and no start is its end
                    early(lane, on, dependency).ifPresent(early -> add(lane, on, dependency, early, starts, findings));
                }
            }
        }
    }

    static Map<String, Lane> byName(List<Lane> lanes) {
        Map<String, Lane> byName = new HashMap<>();
        lanes.forEach(lane -> byName.put(lane.name(), lane));
        return byName;
    }

    private static void unknown(Lane lane, Dependency dependency, Map<String, Lane> known, Findings findings) {
        TreeSet<String> names = new TreeSet<>(known.keySet());
        names.remove(lane.name());
        findings.add(
                new Findings.Draft(Severity.ERROR, List.of(lane), lane.start(), lane.end()),
                PortfolioRows.UNKNOWN,
                List.of(fact("one", lane.shown()), fact("other", Lane.shown(dependency.on()))),
                PortfolioRows.UNKNOWN,
                List.of(fact("known", Findings.shown(names))));
    }

    /** The first phase that exposes more than it may before the milestone. */
    static Optional<Stretch> early(Lane lane, Lane on, Dependency dependency) {
        return lane.above(dependency.above()).filter(stretch -> stretch.from().isBefore(on.at(dependency.milestone())));
    }

    private static void add(
            Lane lane, Lane on, Dependency dependency, Stretch early, Starts starts, Findings findings) {
        Instant until = on.at(dependency.milestone());
        boolean isKnown = !until.equals(Stretch.NEVER);
        List<Fact> facts = new ArrayList<>(List.of(
                fact("one", lane.shown()),
                fact("other", on.shown()),
                fact("percentage", early.phase().percentage()),
                fact("above", dependency.above()),
                fact("from", lane.local(early.from())),
                fact("milestone", words(dependency.milestone()))));
        if (isKnown) {
            facts.add(fact("until", lane.local(until)));
        }
        Optional<Lane> moved = starts.clear(lane, of(dependency), List.of(on));
        moved.ifPresent(later -> facts.add(fact("time", later.local(later.start()))));
        findings.add(
                new Findings.Draft(Severity.ERROR, List.of(lane, on), early.from(), until),
                isKnown ? PortfolioRows.TOO_EARLY : PortfolioRows.NEVER_KNOWN,
                facts,
                moved.isPresent() ? PortfolioRows.START_LATER : holdBack(isKnown),
                facts);
    }

    private static Rule holdBack(boolean isKnown) {
        return isKnown ? PortfolioRows.HOLD_BACK : PortfolioRows.HOLD_BACK_UNTIL_KNOWN;
    }

    private static String words(Milestone milestone) {
        return switch (milestone) {
            case FULL_ROLLOUT -> "reaches 100%";
            case BAKE_END -> "ends its bake";
        };
    }

    /** This check of one dependency, for the search of a start. */
    static Check of(Dependency dependency) {
        return new Check() {
            @Override
            public void check(List<Lane> lanes, Starts starts, Findings findings) {
                new DependencyCheck().check(lanes, starts, findings);
            }

            @Override
            public Optional<Instant> nextStart(Lane lane, List<Lane> others) {
                return others.stream()
                        .flatMap(on -> next(lane, on, dependency).stream())
                        .max(Instant::compareTo);
            }
        };
    }

    static Optional<Instant> next(Lane lane, Lane on, Dependency dependency) {
        return early(lane, on, dependency)
                .map(stretch -> StartSearch.startFor(lane, stretch, on.at(dependency.milestone())));
    }

    /** A later start of the rollout helps what it waits for itself, and never what waits for it. */
    @Override
    public Optional<Instant> nextStart(Lane lane, List<Lane> others) {
        List<Instant> starts = new ArrayList<>();
        for (Lane other : others) {
            lane.entry().dependencies().stream()
                    .filter(dependency -> dependency.on().equals(other.name()))
                    .forEach(dependency -> next(lane, other, dependency).ifPresent(starts::add));
            other.entry().dependencies().stream()
                    .filter(dependency -> dependency.on().equals(lane.name()))
                    .filter(dependency -> early(other, lane, dependency).isPresent())
                    .forEach(dependency -> starts.add(Stretch.NEVER));
        }
        return starts.stream().max(Instant::compareTo);
    }

    static Dependency atFullRollout(Lane owner) {
        return new Dependency(owner.name(), Milestone.FULL_ROLLOUT, Percentage.ZERO);
    }
}
