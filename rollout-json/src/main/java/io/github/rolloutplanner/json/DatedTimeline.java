package io.github.rolloutplanner.json;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A timeline whose notes say the dates of its plan, too: the contract has no other place for them. */
final class DatedTimeline {
    private static final String DATE = "\\p{L}{3} \\d{4}-\\d{2}-\\d{2} [0-9:.]{5,18} (?:UTC|[+-][0-9:]+)";
    /** The dates of an earlier document, which new ones take the place of. */
    private static final Pattern EARLIER =
            Pattern.compile("(?:^|; )(?:from |100% on )?" + DATE + "(?: to " + DATE + ")?$");

    private final Timeline timeline;
    private final RolloutSchedule dates;

    private DatedTimeline(Timeline timeline, RolloutSchedule dates) {
        this.timeline = timeline;
        this.dates = dates;
    }

    /** The timeline of a plan, with its dates if it has any. */
    static Timeline of(RolloutPlan plan) {
        return plan.dates()
                .map(dates -> new DatedTimeline(plan.timeline(), dates).dated())
                .orElseGet(plan::timeline);
    }

    private Timeline dated() {
        List<TimeSpan> phases = new ArrayList<>(timeline.phases());
        for (int at = 0; at < Math.min(phases.size(), dates.phases().size()); at++) {
            phases.set(at, phase(phases.get(at), at));
        }
        return new Timeline(
                dated(timeline.preparation(), dates.preparation(), Optional.of(dates.start())),
                phases,
                dates.fullRollout()
                        .map(time -> with(timeline.total(), "100% on " + dates.local(time)))
                        .orElse(timeline.total()),
                timeline.bake());
    }

    private TimeSpan phase(TimeSpan span, int at) {
        ScheduledPhase phase = dates.phases().get(at);
        boolean isLast = at == dates.phases().size() - 1;
        return dated(span, phase.start(), isLast ? dates.bakeEnd() : phase.promotion());
    }

    private TimeSpan dated(TimeSpan span, Optional<Instant> from, Optional<Instant> to) {
        return from.map(begin -> with(
                        span,
                        to.map(end -> dates.local(begin) + " to " + dates.local(end))
                                .orElse("from " + dates.local(begin))))
                .orElse(span);
    }

    private static TimeSpan with(TimeSpan span, String words) {
        String note = EARLIER.matcher(span.note()).replaceFirst("");
        String dated = note.isEmpty() ? words : note + "; " + words;
        return new TimeSpan(span.length(), dated);
    }
}
