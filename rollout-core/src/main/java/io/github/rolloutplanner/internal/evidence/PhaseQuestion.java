package io.github.rolloutplanner.internal.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.List;

/**
 * A phase as a strategy wants it, before it is known whether its gates are powered.
 *
 * @param percentage the part of the population that is exposed, above 0%
 * @param part the part of them in the smallest group that is judged by itself, a variant of several; 1 where they are one
 * @param isRandom whether chance decides who is exposed, so that those who are not are a control group
 * @param earlier the phases before it, first to last
 * @param soak how long it shall last
 * @param longest how long it may last so that its gates are powered, and why not longer
 * @param gates its measured gates
 * @since 0.1.0
 */
public record PhaseQuestion(
        Percentage percentage,
        double part,
        boolean isRandom,
        List<PhaseSpan> earlier,
        Duration soak,
        LongestSoak longest,
        List<GateQuestion> gates) {

    /** A phase whose exposed users are one group. */
    public PhaseQuestion(
            Percentage percentage,
            boolean isRandom,
            List<PhaseSpan> earlier,
            Duration soak,
            LongestSoak longest,
            List<GateQuestion> gates) {
        this(percentage, 1, isRandom, earlier, soak, longest, gates);
    }

    public PhaseQuestion {
        requireNonNull(percentage, "percentage");
        requireNonNull(soak, "soak");
        requireNonNull(longest, "longest");
        earlier = List.copyOf(earlier);
        gates = List.copyOf(gates);
    }

    ExposedGroup group() {
        return new ExposedGroup(percentage, part, isRandom);
    }

    /** The number of the stretch of the rollout with which it begins; the first is 1. */
    long firstStretch() {
        long first = 1;
        for (PhaseSpan phase : earlier) {
            first += phase.stretches();
        }
        return first;
    }
}
