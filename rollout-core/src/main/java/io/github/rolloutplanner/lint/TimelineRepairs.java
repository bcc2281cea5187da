package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The timeline, derived again from the phases: they are what is carried out. */
final class TimelineRepairs {

    private TimelineRepairs() {}

    /** The total follows from the phases, so both are derived at once. */
    static FixedPlan timeline(RolloutPlan plan) {
        FixedPlan phases = phases(plan);
        FixedPlan total = total(phases.plan());
        List<Fix> fixes = new ArrayList<>(phases.fixes());
        fixes.addAll(total.fixes());
        return new FixedPlan(total.plan(), fixes);
    }

    private static FixedPlan phases(RolloutPlan plan) {
        Timeline timeline = plan.timeline();
        List<Fix> fixes = new ArrayList<>();
        List<TimeSpan> spans = new ArrayList<>();
        List<RolloutPhase> phases = plan.phases();
        for (int at = 0; at < phases.size(); at++) {
            boolean isThere = at < timeline.phases().size();
            Optional<TimeSpan> before = isThere ? Optional.of(timeline.phases().get(at)) : Optional.empty();
            TimeSpan now = spanOf(phases.get(at), before);
            note("timeline.phases[" + at + "]", before, Optional.of(now), fixes);
            spans.add(now);
        }
        for (int at = phases.size(); at < timeline.phases().size() && !phases.isEmpty(); at++) {
            note("timeline.phases[" + at + "]", Optional.of(timeline.phases().get(at)), Optional.empty(), fixes);
        }
        return fixed(plan, new Timeline(timeline.preparation(), spans, timeline.total(), timeline.bake()), fixes);
    }

    private static TimeSpan spanOf(RolloutPhase phase, Optional<TimeSpan> known) {
        return known.map(span -> corrected(span, phase))
                .orElseGet(() -> TimeSpan.of(phase.soak().orElse(Duration.ZERO), phase.label()));
    }

    private static TimeSpan corrected(TimeSpan span, RolloutPhase phase) {
        boolean differs = span.length().isPresent()
                && phase.soak().isPresent()
                && !span.length().equals(phase.soak());
        return differs ? TimeSpan.of(phase.soak().get(), span.note()) : span;
    }

    private static void note(String path, Optional<TimeSpan> before, Optional<TimeSpan> now, List<Fix> fixes) {
        if (!before.equals(now)) {
            fixes.add(new Fix(LintPhaseRows.TIMELINE.id(), path, text(before), text(now)));
        }
    }

    private static String text(Optional<TimeSpan> span) {
        return span.map(known -> known.length().map(Wording::of).orElse(known.note()))
                .orElse("none");
    }

    /** The sum, where each part has a length. */
    private static FixedPlan total(RolloutPlan plan) {
        Timeline timeline = plan.timeline();
        List<Fix> fixes = new ArrayList<>();
        List<Duration> parts = Stream.concat(Stream.of(timeline.preparation()), timeline.phases().stream())
                .flatMap(part -> part.length().stream())
                .toList();
        Duration sum = Lengths.sum(parts.stream());
        boolean isExact = parts.size() == 1 + timeline.phases().size() && TimeBound.holds(sum);
        TimeSpan total = isExact
                        && timeline.total()
                                .length()
                                .filter(known -> !known.equals(sum))
                                .isPresent()
                ? TimeSpan.of(sum, timeline.total().note())
                : timeline.total();
        note("timeline.total", Optional.of(timeline.total()), Optional.of(total), fixes);
        return fixed(plan, new Timeline(timeline.preparation(), timeline.phases(), total, timeline.bake()), fixes);
    }

    private static FixedPlan fixed(RolloutPlan plan, Timeline timeline, List<Fix> fixes) {
        return new FixedPlan(fixes.isEmpty() ? plan : plan.withTimeline(timeline), fixes);
    }
}
