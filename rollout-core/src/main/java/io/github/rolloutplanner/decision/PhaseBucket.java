package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What one metric showed in a stretch of one phase, so that stretches with different percentages or on different days are never
 * mixed.
 *
 * @param phase number of the phase
 * @param stretch which stretch of the phase: its days up to the 32nd, then its weeks up to the 52nd, then all that follows
 * @param checkpoint the longest cumulative window so far; empty for increments
 * @param treated what exposed users showed
 * @param control what the control group showed, if there is one
 * @since 0.1.0
 */
public record PhaseBucket(
        int phase, int stretch, Optional<TimeWindow> checkpoint, GroupTotals treated, Optional<GroupTotals> control) {
    private static final int DAYS = 32;
    private static final int WEEKS = 52;
    private static final int DAYS_OF_WEEK = 7;

    /**
     * Refuses missing parts.
     *
     * @param phase number of the phase
     * @param stretch which stretch of the phase
     * @param checkpoint the longest cumulative window so far; empty for increments
     * @param treated what exposed users showed
     * @param control what the control group showed, if there is one
     */
    public PhaseBucket {
        requireNonNull(checkpoint, "checkpoint");
        requireNonNull(treated, "treated");
        requireNonNull(control, "control");
    }

    static PhaseBucket of(int phase, Duration phaseStart, Observation.Measured observation) {
        boolean isCumulative = observation.accumulation() == Temporality.CUMULATIVE;
        return new PhaseBucket(
                phase,
                isCumulative ? 0 : stretchOf(observation.window().start().minus(phaseStart)),
                isCumulative ? Optional.of(observation.window()) : Optional.empty(),
                GroupTotals.of(observation.treated()),
                observation.control().map(GroupTotals::of));
    }

    /** Fewer and fewer stretches, so that a rollout that is forgotten for years stays small. */
    private static int stretchOf(Duration sincePhaseStart) {
        long days = sincePhaseStart.toDays();
        long weeks = DAYS + (days - DAYS) / DAYS_OF_WEEK;
        return (int) (days < DAYS ? days : Math.min(weeks, DAYS + WEEKS));
    }

    boolean isBeside(PhaseBucket other) {
        return phase == other.phase && stretch == other.stretch;
    }

    boolean isAfter(PhaseBucket other) {
        return phase != other.phase ? phase > other.phase : stretch > other.stretch;
    }

    /** A phase without observations. */
    static PhaseBucket none(int phase) {
        return new PhaseBucket(phase, 0, Optional.empty(), GroupTotals.NONE, Optional.empty());
    }

    /** Both stretches as one: increments add up, of checkpoints the longer one counts. */
    PhaseBucket merge(PhaseBucket other) {
        if (checkpoint.isPresent() && other.checkpoint.isPresent()) {
            return checkpoint.get().end().compareTo(other.checkpoint.get().end()) >= 0 ? this : other;
        }
        return plus(other);
    }

    PhaseBucket plus(PhaseBucket other) {
        return new PhaseBucket(
                phase,
                stretch,
                checkpoint,
                treated.plus(other.treated),
                control.flatMap(own -> other.control.map(own::plus)));
    }
}
