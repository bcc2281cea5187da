package io.github.rolloutplanner.strategy;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.rules.PhaseRows;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Circles of users, each containing the smaller ones; their percentages come from their sizes where those are known. */
final class RingDeployment implements RolloutStrategy {
    static final String ID = StandardStrategy.RINGS.id();
    private static final Percentage SMALLEST = Percentage.percent(0.000001);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "Ring Deployment";
    }

    @Override
    public List<PhaseOutline> phases(StrategyContext context) {
        List<Ring> rings = rings(context.change());
        LadderClimb climb = new LadderClimb(context, RiskLevel.CRITICAL);
        Ladder table = context.ladders().ladderOf(StandardStrategy.RINGS);
        return rings.isEmpty() ? fromTable(context, climb, table) : fromSizes(context, rings, soaks(table));
    }

    private static List<Ring> rings(Change change) {
        return change.population().isPresent() ? change.population().get().rings() : List.of();
    }

    private static List<PhaseOutline> fromTable(StrategyContext context, LadderClimb climb, Ladder table) {
        List<PhaseOutline> phases = new ArrayList<>();
        for (Step step : table.steps()) {
            phases.add(climb.phase(PhaseRows.RING, step, audience(context, step)));
        }
        return phases;
    }

    private static Audience audience(StrategyContext context, Step step) {
        boolean isRing = step.percentage().compareTo(Percentage.ZERO) > 0
                && step.percentage().compareTo(Percentage.ONE_HUNDRED) < 0;
        return isRing
                ? Audience.RingMembers.of(step.name(), 0, context.change())
                : Audience.at(step.percentage(), context.change());
    }

    private static List<Duration> soaks(Ladder table) {
        return table.steps().stream().flatMap(step -> step.soak().stream()).toList();
    }

    private static List<PhaseOutline> fromSizes(StrategyContext context, List<Ring> rings, List<Duration> soaks) {
        List<PhaseOutline> phases = new ArrayList<>();
        for (int at = 0; at < rings.size(); at++) {
            boolean last = at == rings.size() - 1;
            Optional<Duration> soak = last ? Optional.empty() : Optional.of(soakOf(at, rings.size(), soaks));
            phases.add(fromSize(context, rings, rings.get(at), soak));
        }
        return phases;
    }

    /** More rings than the table has keep its longest soak; with fewer, the last one takes what is left of its total. */
    private static Duration soakOf(int at, int rings, List<Duration> soaks) {
        if (soaks.isEmpty()) {
            return Duration.ofDays(1);
        }
        boolean lastSoak = at == rings - 2;
        return lastSoak && at < soaks.size()
                ? soaks.subList(at, soaks.size()).stream().reduce(Duration.ZERO, Duration::plus)
                : soaks.get(Math.min(at, soaks.size() - 1));
    }

    /** A ring with members is never at 0%. */
    private static Percentage percentageOf(Ring ring, long all) {
        Percentage percentage = Percentage.ofFraction((double) ring.size() / all);
        return percentage.equals(Percentage.ZERO) ? SMALLEST : percentage;
    }

    private static PhaseOutline fromSize(
            StrategyContext context, List<Ring> rings, Ring ring, Optional<Duration> soak) {
        long all = rings.get(rings.size() - 1).size();
        String unit = context.change().unit();
        Percentage percentage = percentageOf(ring, all);
        Reason reason = PhaseRows.RING_SIZE.reason(
                fact("ring", ring.name()),
                fact("size", ring.size()),
                fact("all", new Counted(all, unit)),
                fact("percentage", percentage),
                fact("soak", soak));
        Audience audience = soak.isEmpty()
                ? new Audience.Everyone(unit)
                : Audience.RingMembers.of(ring.name(), ring.size(), context.change());
        return new PhaseOutline(new Step(ring.name(), percentage, soak), audience, List.of(reason));
    }
}
