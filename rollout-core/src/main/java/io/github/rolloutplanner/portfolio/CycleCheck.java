package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.PortfolioRows;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.portfolio.PortfolioEntry.Dependency;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds rollouts that wait for themselves by way of others. */
final class CycleCheck implements Check {

    @Override
    public void check(List<Lane> lanes, Starts starts, Findings findings) {
        Map<String, Set<String>> reached = reached(lanes);
        Set<String> said = new HashSet<>();
        for (Lane lane : lanes) {
            if (isInCycle(lane.name(), reached) && said.add(lane.name())) {
                List<Lane> cycle = lanes.stream()
                        .filter(other -> areOfOneCycle(lane.name(), other.name(), reached))
                        .toList();
                cycle.forEach(other -> said.add(other.name()));
                add(cycle, findings);
            }
        }
    }

    private static boolean isInCycle(String name, Map<String, Set<String>> reached) {
        return reached.getOrDefault(name, Set.of()).contains(name);
    }

    private static boolean areOfOneCycle(String one, String other, Map<String, Set<String>> reached) {
        return reached.getOrDefault(one, Set.of()).contains(other)
                && reached.getOrDefault(other, Set.of()).contains(one);
    }

    /** What each entry waits for, directly or by way of others. */
    private static Map<String, Set<String>> reached(List<Lane> lanes) {
        Map<String, List<String>> direct = new HashMap<>();
        lanes.forEach(lane -> direct.put(
                lane.name(),
                lane.entry().dependencies().stream().map(Dependency::on).toList()));
        return lanes.stream().collect(Collectors.toMap(Lane::name, lane -> reached(lane.name(), direct)));
    }

    private static Set<String> reached(String name, Map<String, List<String>> direct) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            for (String next : direct.getOrDefault(open.remove(), List.of())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    private static void add(List<Lane> cycle, Findings findings) {
        Instant from = cycle.stream().map(Lane::start).min(Instant::compareTo).orElseThrow();
        Instant end = cycle.stream().map(Lane::end).max(Instant::compareTo).orElseThrow();
        findings.add(
                new Findings.Draft(Severity.ERROR, cycle, from, end),
                PortfolioRows.CYCLE,
                List.of(fact(
                        "entries", Findings.shown(cycle.stream().map(Lane::name).toList()))),
                PortfolioRows.CYCLE,
                List.of());
    }

    /** No start ends a cycle; that it has none is what {@link DependencyCheck} finds. */
    @Override
    public Optional<Instant> nextStart(Lane lane, List<Lane> others) {
        return Optional.empty();
    }
}
