package io.github.rolloutplanner.internal.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;

/**
 * A phase with its planned length.
 *
 * @param number its number
 * @param percentage the part of the population that is exposed
 * @param part the part of them in the smallest group that is judged by itself, a variant of several; 1 where they are one
 * @param isRandom whether chance decides who is exposed
 * @param length how long it lasts; on the last one, the watch after full rollout
 * @since 0.1.0
 */
public record PhaseSpan(int number, Percentage percentage, double part, boolean isRandom, Duration length) {

    /** A phase whose exposed users are one group. */
    public PhaseSpan(int number, Percentage percentage, boolean isRandom, Duration length) {
        this(number, percentage, 1, isRandom, length);
    }

    public PhaseSpan {
        requireNonNull(percentage, "percentage");
        requireNonNull(length, "length");
    }

    ExposedGroup group() {
        return new ExposedGroup(percentage, part, isRandom);
    }

    /**
     * How many stretches the rollout has in the phase, on each of which a regression may begin.
     *
     * @return one for each day that began; none where no user is exposed
     */
    public long stretches() {
        long days = length.toDays();
        long begun = length.equals(Duration.ofDays(days)) ? days : days + 1;
        return percentage.equals(Percentage.ZERO) ? 0 : Math.max(1, begun);
    }
}
