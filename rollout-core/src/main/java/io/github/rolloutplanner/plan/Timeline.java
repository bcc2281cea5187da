package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.time.Duration;
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
}
