package io.github.rolloutplanner.internal.state;

import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All data of a metric, stretch by stretch, and how its running sums stood day by day. The sums of each phase are kept beside them,
 * so that a look into a phase of many days costs no more than one into its first. Immutable; equal where these are.
 */
public final class Stretches {
    /** Of a metric of which nothing has come. */
    public static final Stretches NONE = of(List.of());

    private final List<PhaseBucket> all;
    private final List<PhaseSum> sums;
    private final RunningSums stood;

    private Stretches(List<PhaseBucket> all, List<PhaseSum> sums, RunningSums stood) {
        this.all = all;
        this.sums = sums;
        this.stood = stood;
    }

    /**
     * These stretches, oldest first.
     *
     * @throws RolloutException.InvalidValue if they add up to more than can be counted, which no observations do
     */
    public static Stretches of(List<PhaseBucket> stretches) {
        return of(stretches, List.of());
    }

    /**
     * These stretches, and how running sums stood day by day, each oldest first.
     *
     * @throws RolloutException.InvalidValue if they add up to more than can be counted, which no observations do
     */
    public static Stretches of(List<PhaseBucket> stretches, List<PhaseBucket> stood) {
        return of(stretches, new RunningSums(stood));
    }

    private static Stretches of(List<PhaseBucket> stretches, RunningSums stood) {
        try {
            return new Stretches(List.copyOf(stretches), sums(stretches), stood);
        } catch (ArithmeticException e) {
            throw new RolloutException.InvalidValue(
                    "The stretches add up to more than can be counted. Give them as they were written.", e);
        }
    }

    private static List<PhaseSum> sums(List<PhaseBucket> stretches) {
        List<PhaseSum> sums = new ArrayList<>();
        for (PhaseBucket bucket : stretches) {
            add(sums, bucket);
        }
        return List.copyOf(sums);
    }

    private static void add(List<PhaseSum> sums, PhaseBucket bucket) {
        int last = sums.size() - 1;
        if (last >= 0 && sums.get(last).total().phase() == bucket.phase()) {
            sums.set(last, sums.get(last).plus(bucket));
        } else {
            sums.add(PhaseSum.of(bucket));
        }
    }

    /** All of them, oldest first. */
    public List<PhaseBucket> all() {
        return all;
    }

    /** How running sums stood at the last checkpoint of each day of a phase, after four weeks of each week; oldest first. */
    public List<PhaseBucket> stood() {
        return stood.all();
    }

    /** Everything of one phase as one stretch; without what came alone, where anything came beside a control group. */
    PhaseBucket sumOf(int phase) {
        return find(phase).map(sum -> sum.beside().orElse(sum.total())).orElseGet(() -> PhaseBucket.none(phase));
    }

    /** Everything of one phase as one stretch, also what came without its control group. */
    PhaseBucket totalOf(int phase) {
        return find(phase).map(PhaseSum::total).orElseGet(() -> PhaseBucket.none(phase));
    }

    /** The most recent phases are asked for most. */
    private Optional<PhaseSum> find(int phase) {
        for (int at = sums.size() - 1; at >= 0; at--) {
            if (sums.get(at).total().phase() == phase) {
                return Optional.of(sums.get(at));
            }
        }
        return Optional.empty();
    }

    /**
     * The sum of a phase as it was so long after its start: of increments, those of the days that had begun, after four weeks of
     * the weeks; of running sums, as they stood at their last checkpoint of that time.
     */
    PhaseBucket sumOf(int phase, Duration start, Duration length) {
        return stood.at(phase, start, length)
                .or(() -> all.stream()
                        .filter(bucket -> bucket.phase() == phase
                                && bucket.checkpoint().isEmpty()
                                && !bucket.isAlone()
                                && bucket.isWithin(start, length))
                        .reduce(PhaseBucket::plus))
                .orElseGet(() -> PhaseBucket.none(phase));
    }

    /** With more data, as a rule in the latest stretch or in a new one after it. */
    Stretches with(PhaseBucket observed) {
        List<PhaseBucket> merged = new ArrayList<>(all);
        int place = merged.size();
        while (place > 0 && merged.get(place - 1).isAfter(observed)) {
            place--;
        }
        boolean isMerged = place > 0 && merged.get(place - 1).isBeside(observed);
        if (isMerged) {
            merged.set(place - 1, merged.get(place - 1).merge(observed));
        } else {
            merged.add(place, observed);
        }
        boolean addsUp = place == all.size() && observed.checkpoint().isEmpty();
        return addsUp ? new Stretches(List.copyOf(merged), sumsWith(observed), stood) : of(merged, stood);
    }

    /** With how running sums stand with an observation that is among them. */
    Stretches standing(PhaseBucket observed, Duration phaseStart) {
        return observed.checkpoint().isEmpty()
                ? this
                : new Stretches(all, sums, stood.with(observed.standing(phaseStart, earlier(observed))));
    }

    /** What a counter counted before it was started again, if it was. */
    private Optional<PhaseBucket> earlier(PhaseBucket observed) {
        return all.stream()
                .filter(bucket -> bucket.phase() == observed.phase() && bucket.stretch() < observed.stretch())
                .findFirst();
    }

    private List<PhaseSum> sumsWith(PhaseBucket observed) {
        List<PhaseSum> next = new ArrayList<>(sums);
        add(next, observed);
        return List.copyOf(next);
    }

    /** With data that say something else than some did before. */
    Stretches replaced(PhaseBucket before, PhaseBucket after) {
        return without(before).with(after);
    }

    /** Without some of the data. */
    Stretches without(PhaseBucket before) {
        List<PhaseBucket> kept = new ArrayList<>();
        for (PhaseBucket bucket : all) {
            boolean isIt = bucket.isBeside(before)
                    && (before.checkpoint().isEmpty() || before.checkpoint().equals(bucket.checkpoint()));
            PhaseBucket rest = isIt ? bucket.minus(before) : bucket;
            if (!isIt || !(before.checkpoint().isPresent() || rest.covered().isZero())) {
                kept.add(rest);
            }
        }
        return of(kept, stood);
    }

    /** All that a counter counted in a phase so far as one closed stretch, after which it starts again. */
    Stretches restarted(int phase) {
        List<PhaseBucket> closed = new ArrayList<>();
        for (PhaseBucket bucket : all) {
            int last = closed.size() - 1;
            if (bucket.phase() == phase && bucket.stretch() > 0) {
                closed.set(last, joined(closed.get(last), bucket));
            } else {
                closed.add(bucket);
            }
        }
        return of(closed, stood);
    }

    private static PhaseBucket joined(PhaseBucket earlier, PhaseBucket later) {
        TimeWindow both = new TimeWindow(
                earlier.checkpoint().orElseThrow().start(),
                later.checkpoint().orElseThrow().end());
        return earlier.plus(later).in(0, Optional.of(both));
    }

    /** How long the data of a phase cover. */
    public Duration covered(int phase) {
        return find(phase).map(sum -> sum.total().covered()).orElse(Duration.ZERO);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Stretches stretches && all.equals(stretches.all) && stood.equals(stretches.stood));
    }

    @Override
    public int hashCode() {
        return Objects.hash(all, stood);
    }

    @Override
    public String toString() {
        return all + " " + stood;
    }

    /**
     * The sums of one phase.
     *
     * @param total of all its stretches
     * @param beside of those that came beside a control group, if any did
     */
    private record PhaseSum(PhaseBucket total, Optional<PhaseBucket> beside) {

        static PhaseSum of(PhaseBucket bucket) {
            return new PhaseSum(bucket, Optional.of(bucket).filter(one -> !one.isAlone()));
        }

        PhaseSum plus(PhaseBucket bucket) {
            Optional<PhaseBucket> more = bucket.isAlone()
                    ? beside
                    : Optional.of(beside.isPresent() ? beside.get().plus(bucket) : bucket);
            return new PhaseSum(total.plus(bucket), more);
        }
    }
}
