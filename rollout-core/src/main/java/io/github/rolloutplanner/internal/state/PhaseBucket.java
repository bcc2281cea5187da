package io.github.rolloutplanner.internal.state;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * What one metric showed in a stretch of one phase, so that stretches with different percentages or on different days are never
 * mixed.
 *
 * @param phase number of the phase
 * @param stretch which stretch of the phase: its days for four weeks, then its weeks for a year more, then all that follows
 * @param checkpoint the longest cumulative window so far; empty for increments
 * @param covered how long the windows are together
 * @param treated what exposed users showed
 * @param control what the control group showed, if there is one
 */
public record PhaseBucket(
        int phase,
        int stretch,
        Optional<TimeWindow> checkpoint,
        Duration covered,
        GroupTotals treated,
        Optional<GroupTotals> control) {
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();
    /** Whole weeks, as experiments last, so that each ends with a stretch. */
    private static final int DAYS = 28;

    private static final int WEEKS = 52;
    private static final int DAYS_OF_WEEK = 7;

    public PhaseBucket {
        requireNonNull(checkpoint, "checkpoint");
        requireNonNull(covered, "covered");
        requireNonNull(treated, "treated");
        requireNonNull(control, "control");
    }

    /** The stretch that an observation belongs to, with its data alone. */
    public static PhaseBucket of(int phase, Duration phaseStart, Observation.Measured observation) {
        boolean isCumulative = observation.temporality() == Observation.Temporality.CUMULATIVE;
        return new PhaseBucket(
                phase,
                isCumulative ? 0 : stretchOf(observation.window().start().minus(phaseStart)),
                isCumulative ? Optional.of(observation.window()) : Optional.empty(),
                observation.window().length(),
                GroupTotals.of(observation.treated()),
                observation.control().map(GroupTotals::of));
    }

    /** What two groups showed before the rollout. */
    public static PhaseBucket of(Observation.Before before) {
        return new PhaseBucket(
                before.phase(),
                0,
                Optional.empty(),
                before.window().length(),
                GroupTotals.of(before.treated()),
                Optional.of(GroupTotals.of(before.others())));
    }

    /** Fewer and fewer stretches, so that a rollout that is forgotten for years stays small. */
    private static int stretchOf(Duration sincePhaseStart) {
        long days = sincePhaseStart.toDays();
        long weeks = DAYS + (days - DAYS) / DAYS_OF_WEEK;
        return (int) (days < DAYS ? days : Math.min(weeks, DAYS + WEEKS));
    }

    /** Whether it begins within so long a time after its phase; a checkpoint, which begins with it, whether it ends within that. */
    boolean isWithin(Duration phaseStart, Duration length) {
        return checkpoint
                .map(window -> window.end().compareTo(phaseStart.plus(length)) <= 0)
                .orElse(stretch <= stretchOf(length.minusMillis(1)));
    }

    /**
     * How running sums stand at a checkpoint: as the day or week of the phase that it ends in, with what an earlier counter
     * counted.
     */
    PhaseBucket standing(Duration phaseStart, Optional<PhaseBucket> earlier) {
        Duration end = checkpoint.orElseThrow().end().minus(phaseStart);
        return earlier.map(counted -> counted.plus(this)).orElse(this).in(stretchOf(end.minusNanos(1)), checkpoint);
    }

    /** Whether both are of one stretch. */
    boolean isBeside(PhaseBucket other) {
        return phase == other.phase && stretch == other.stretch && isAlone() == other.isAlone();
    }

    /** Whether this stretch comes after another. */
    public boolean isAfter(PhaseBucket other) {
        if (phase != other.phase) {
            return phase > other.phase;
        }
        return stretch == other.stretch ? !isAlone() && other.isAlone() : stretch > other.stretch;
    }

    /**
     * Whether no control group came. Such increments are a stretch of their own, so that exposed users are never compared with
     * others of other hours.
     */
    public boolean isAlone() {
        return checkpoint.isEmpty() && (control.isEmpty() || lacksControl());
    }

    /** Whether the control group is empty. */
    public boolean lacksControl() {
        return control.filter(GroupTotals::isEmpty).isPresent();
    }

    /** A phase without observations. */
    public static PhaseBucket none(int phase) {
        return new PhaseBucket(phase, 0, Optional.empty(), Duration.ZERO, GroupTotals.NONE, Optional.empty());
    }

    /** Both stretches as one: increments add up, of checkpoints the longer one counts. */
    PhaseBucket merge(PhaseBucket other) {
        if (checkpoint.isPresent() && other.checkpoint.isPresent()) {
            return checkpoint.get().end().compareTo(other.checkpoint.get().end()) >= 0 ? this : other;
        }
        return plus(other);
    }

    /** Both stretches as one, of data that add up. */
    public PhaseBucket plus(PhaseBucket other) {
        return new PhaseBucket(
                phase,
                stretch,
                checkpoint,
                covered.plus(other.covered),
                treated.plus(other.treated),
                control.flatMap(own -> other.control.map(own::plus)));
    }

    /** How many hours its windows are together, a millisecond at least. */
    public double hours() {
        return Math.max(1, covered.toMillis()) / MILLIS_PER_HOUR;
    }

    /** Whether another is of the same phase, and has a control group as this one has or has none. */
    public boolean isLike(PhaseBucket other) {
        return phase == other.phase && isAlone() == other.isAlone();
    }

    /** What exposed users showed, by themselves. */
    public PhaseBucket withoutControl() {
        return new PhaseBucket(phase, stretch, checkpoint, covered, treated, Optional.empty());
    }

    /** The stretch without what an increment added to it. */
    PhaseBucket minus(PhaseBucket increment) {
        return new PhaseBucket(
                phase,
                stretch,
                checkpoint,
                covered.minus(increment.covered),
                treated.minus(increment.treated),
                control.flatMap(own -> increment.control.map(own::minus)));
    }

    /** The same data as another stretch of the phase. */
    PhaseBucket in(int other, Optional<TimeWindow> until) {
        return new PhaseBucket(phase, other, until, covered, treated, control);
    }

    /** Why data of one phase cannot come as those of this stretch and as those of another. */
    Optional<Problem> mixedWith(PhaseBucket later) {
        if (checkpoint.isPresent() != later.checkpoint.isPresent()) {
            return problem(
                    "it comes as " + later.kind() + ", but what came before in phase " + phase + " came as " + kind()
                            + ".",
                    "Give either the one or the other.");
        }
        return checkpoint
                .filter(window ->
                        !window.start().equals(later.checkpoint.orElseThrow().start()))
                .flatMap(window -> problem(
                        "it counts from another start than the checkpoint " + window + ".",
                        "Count all checkpoints of a phase from one start."));
    }

    private String kind() {
        return checkpoint.map(window -> "the checkpoint " + window).orElse("increments");
    }

    private static Optional<Problem> problem(String found, String advice) {
        return Optional.of(new Problem("window", found, advice));
    }
}
