package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How late the phases of a plan may start: evidence makes no plan slower than the one that the next risk would get, so
 * that more risk never exposes users earlier.
 */
public final class Pace {
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final Duration[] latestStarts;
    private final RiskLevel next;

    private Pace(Duration[] latestStarts, RiskLevel next) {
        this.latestStarts = latestStarts;
        this.next = next;
    }

    /** The risk whose plan is the bound. */
    RiskLevel next() {
        return next;
    }

    /** The pace of a change at its risk; without a bound for the highest, and where no higher one makes a difference. */
    public static Pace of(
            List<PhaseOutline> phases, StrategyContext context, Function<StrategyContext, List<PhaseOutline>> outline) {
        RiskLevel risk = context.assessment().risk();
        while (risk != RiskLevel.CRITICAL) {
            risk = risk.raised();
            List<PhaseOutline> riskier = at(risk, context, outline);
            if (!steps(riskier).equals(steps(phases))) {
                return new Pace(startsBefore(phases, riskier), risk);
            }
        }
        return new Pace(startsBefore(phases, List.of()), risk);
    }

    /** The pace of phases that have no bound. */
    static Pace of(List<PhaseOutline> phases) {
        return new Pace(startsBefore(phases, List.of()), RiskLevel.CRITICAL);
    }

    private static List<PhaseOutline> at(
            RiskLevel risk, StrategyContext context, Function<StrategyContext, List<PhaseOutline>> outline) {
        return outline.apply(new StrategyContext(
                context.change(), context.assessment().atRisk(risk), context.ladders(), context.experiment()));
    }

    private static List<Step> steps(List<PhaseOutline> phases) {
        return phases.stream().map(PhaseOutline::step).toList();
    }

    /**
     * A phase after the first starts before the riskier plan exposes more than the phase before it does. From the last phase backwards, so
     * that those in between keep their soaks.
     */
    private static Duration[] startsBefore(List<PhaseOutline> phases, List<PhaseOutline> riskier) {
        Duration[] latest = new Duration[phases.size()];
        Duration next = NEVER;
        for (int at = phases.size() - 1; at > 0; at--) {
            Duration soak = phases.get(at).step().soak().orElse(Duration.ZERO);
            Duration bound = startAbove(phases.get(at - 1).step().percentage(), riskier);
            next = earlier(bound, next.minus(soak));
            latest[at] = next;
        }
        return latest;
    }

    private static Duration startAbove(Percentage percentage, List<PhaseOutline> phases) {
        Duration start = Duration.ZERO;
        for (PhaseOutline phase : phases) {
            if (phase.step().percentage().compareTo(percentage) > 0) {
                return start;
            }
            start = start.plus(phase.step().soak().orElse(Duration.ZERO));
        }
        return NEVER;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** How long a phase may last that starts at a time; as long as it likes on the last one. */
    Duration longest(int phase, Duration start) {
        return phase + 1 < latestStarts.length ? latestStarts[phase + 1].minus(start) : NEVER;
    }
}
