package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.ExposureDifference.Exposed;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The percentage that a plan exposes at each time of the rollout, as long as the times are known. */
final class ExposureCurve {
    private final RolloutPlan plan;
    private final TreeMap<Duration, RolloutPhase> steps = new TreeMap<>();
    private final Optional<Duration> end;

    private ExposureCurve(RolloutPlan plan) {
        this.plan = plan;
        PhaseStarts starts = PhaseStarts.of(plan);
        List<Part<RolloutPhase>> phases = PhasePairs.phases(plan);
        phases.forEach(phase -> starts.of(phase).ifPresent(start -> steps.put(start, phase.value())));
        boolean isKnown =
                phases.isEmpty() || starts.of(phases.get(phases.size() - 1)).isPresent();
        this.end = isKnown ? Optional.empty() : Optional.of(steps.lastKey());
    }

    /** Where two plans expose different percentages; nothing after the first phase of which no end is known. */
    static List<ExposureDifference> differences(RolloutPlan before, RolloutPlan after) {
        ExposureCurve was = new ExposureCurve(before);
        ExposureCurve is = new ExposureCurve(after);
        if (was.steps.isEmpty() || is.steps.isEmpty()) {
            return List.of();
        }
        TreeSet<Duration> times = new TreeSet<>(was.steps.keySet());
        times.addAll(is.steps.keySet());
        was.end.ifPresent(end -> times.tailSet(end, true).clear());
        is.end.ifPresent(end -> times.tailSet(end, true).clear());
        Optional<Duration> last = earlier(was.end, is.end);
        List<ExposureDifference> differences = new ArrayList<>();
        for (Duration from : times) {
            Optional<Duration> to = Optional.ofNullable(times.higher(from)).or(() -> last);
            add(
                    differences,
                    new ExposureDifference(from, to, was.at(from), is.at(from), was.exposed(from), is.exposed(from)));
        }
        return differences;
    }

    private static void add(List<ExposureDifference> differences, ExposureDifference next) {
        if (!next.before().equals(next.after())) {
            differences.add(next);
        }
    }

    private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().compareTo(other.get()) < 0 ? one.get() : other.get())
                : one.or(() -> other);
    }

    private Percentage at(Duration time) {
        return phase(time).percentage();
    }

    private Optional<Exposed> exposed(Duration time) {
        return Exposed.in(phase(time), plan);
    }

    private RolloutPhase phase(Duration time) {
        Map.Entry<Duration, RolloutPhase> step = steps.floorEntry(time);
        return (step == null ? steps.firstEntry() : step).getValue();
    }
}
