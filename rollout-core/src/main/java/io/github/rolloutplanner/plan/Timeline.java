package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long everything takes.
 *
 * @param preparation what is needed before the first phase
 * @param phases the phases, in order
 * @param total from the start of the preparation to full rollout
 * @param bake how long to watch after full rollout; not part of the total
 * @since 0.1.0
 */
public record Timeline(TimeSpan preparation, List<TimeSpan> phases, TimeSpan total, TimeSpan bake) {

    public Timeline {
        requireNonNull(preparation, "preparation");
        phases = Elements.listOf(phases, "phases");
        requireNonNull(total, "total");
        requireNonNull(bake, "bake");
    }

    /**
     * The lengths of preparation and phases added up; what is only words adds nothing.
     *
     * @return the sum
     */
    public Duration sum() {
        Duration sum = preparation.length().orElse(Duration.ZERO);
        for (TimeSpan phase : phases) {
            sum = sum.plus(phase.length().orElse(Duration.ZERO));
        }
        return sum;
    }

    /** The timeline of other phases: what is the same stays, what is new has its soak, and the total is the sum again. */
    Timeline following(List<RolloutPhase> before, List<RolloutPhase> after) {
        List<TimeSpan> spans = new ArrayList<>();
        for (int at = 0; at < after.size(); at++) {
            boolean isSame = at < Math.min(before.size(), phases.size())
                    && before.get(at).soak().equals(after.get(at).soak());
            spans.add(isSame ? phases.get(at) : span(after.get(at)));
        }
        Timeline next = new Timeline(preparation, spans, total, bake);
        return spans.equals(phases) || total.length().isEmpty()
                ? next
                : new Timeline(preparation, spans, TimeSpan.of(next.sum(), total.note()), bake);
    }

    private static TimeSpan span(RolloutPhase phase) {
        return TimeSpan.of(phase.soak().orElse(Duration.ZERO), phase.label());
    }
}
