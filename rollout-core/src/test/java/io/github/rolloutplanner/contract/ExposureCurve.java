package io.github.rolloutplanner.contract;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How much of the population is exposed at each time of a rollout: what "steeper" and "longer" are measured by. */
public final class ExposureCurve {
    private final NavigableMap<Duration, Percentage> percentageFrom = new TreeMap<>();

    private ExposureCurve(List<Step> steps) {
        Duration start = Duration.ZERO;
        for (Step step : steps) {
            percentageFrom.put(start, step.percentage());
            start = start.plus(step.soak().orElse(Duration.ZERO));
        }
    }

    /**
     * The curve of a strategy's phases.
     *
     * @param phases the phases, first to last
     * @return their curve
     */
    public static ExposureCurve of(List<PhaseOutline> phases) {
        return ofSteps(phases.stream().map(PhaseOutline::step).toList());
    }

    /**
     * The curve of a ladder.
     *
     * @param steps the steps, first to last
     * @return their curve
     */
    public static ExposureCurve ofSteps(List<Step> steps) {
        return new ExposureCurve(steps);
    }

    /**
     * Whether nobody is ever exposed earlier than by another curve.
     *
     * @param other the other curve
     * @return true if this one is at or below it at all times
     */
    public boolean isNowhereAbove(ExposureCurve other) {
        return percentageFrom.entrySet().stream().allMatch(rise -> isAtMost(rise, other));
    }

    // Between two rises of its own a curve stays level, and the other never falls: the rises are enough.
    private static boolean isAtMost(Map.Entry<Duration, Percentage> rise, ExposureCurve other) {
        Percentage there = other.percentageFrom.floorEntry(rise.getKey()).getValue();
        return rise.getValue().compareTo(there) <= 0;
    }

    @Override
    public String toString() {
        return percentageFrom.toString();
    }
}
