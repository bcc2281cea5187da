package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rise of the percentage, and whether it is too steep.
 *
 * <p>How many times as many users have the change bounds what the phase before can promise: a harm that it just did not
 * show meets as many times more of them. How many users are new says how much that matters: a tenth of them may come at
 * any factor, as in any first phase, up to a half by a factor of ten, and more only when the percentage at most doubles.
 *
 * @param from the percentage before; 0 where nobody has had the change
 * @param to the percentage after
 * @param bearable what the step is judged by
 */
record PercentageStep(double from, double to, List<Bearable> bearable) {
    private static final Bearable DOUBLING = new Bearable(2, 50);
    private static final Bearable TENFOLD = new Bearable(10, 10);
    private static final double ROUNDING = 1e-9;

    /** The first percentage: there is nothing that it could be a multiple of. */
    static PercentageStep first(Percentage to) {
        return new PercentageStep(0, to.value(), List.of(DOUBLING));
    }

    static PercentageStep between(Percentage from, Percentage to) {
        return new PercentageStep(from.value(), to.value(), List.of(DOUBLING, TENFOLD));
    }

    /** From one ring to the next: they have the members that they have, so the last one may well be most of all. */
    static PercentageStep betweenRings(Percentage from, Percentage to) {
        return new PercentageStep(from.value(), to.value(), List.of(TENFOLD));
    }

    /** How many times as many users have the change; infinite for the first. */
    double factor() {
        return to / from;
    }

    /** The part of the population that has not had the change before, in percent. */
    Percentage newly() {
        return Percentage.percent(to - from);
    }

    /** What the step is beyond, if it is too steep. */
    Optional<Bearable> exceeded() {
        return bearable.stream().filter(limit -> limit.isExceededBy(from, to)).findFirst();
    }

    /** The percentages by which the step becomes several that are bearable. */
    List<Percentage> stops() {
        Deque<Percentage> stops = new ArrayDeque<>();
        double end = to;
        for (OptionalDouble stop = stopBefore(end); stop.isPresent(); stop = stopBefore(end)) {
            end = stop.getAsDouble();
            stops.addFirst(Percentage.percent(end));
        }
        return List.copyOf(stops);
    }

    private OptionalDouble stopBefore(double end) {
        return bearable.stream()
                .filter(limit -> limit.isExceededBy(from, end))
                .mapToDouble(limit -> limit.least(end))
                .max();
    }

    /**
     * A step that can be borne: one by at most this factor, or with at most this many new users.
     *
     * @param factor how many times as many users have the change
     * @param newly the part of the population that has not had it before, in percent
     */
    record Bearable(double factor, double newly) {

        boolean isExceededBy(double from, double to) {
            return to - from > newly * (1 + ROUNDING) && to > from * factor * (1 + ROUNDING);
        }

        /** The smallest percentage from which a step to an end can be borne. */
        double least(double end) {
            return Math.min(end / factor, end - newly);
        }

        @Override
        public String toString() {
            return "a step to more than " + Wording.of(factor) + " times the percentage should be new to at most "
                    + Percentage.percent(newly) + " of all";
        }
    }
}
