package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rise of the percentage, and whether it is too steep.
 *
 * <p>The factor by which the blast radius grows bounds what the phase before can promise: a regression that it just did not
 * show hits so many times as many users. How many users are new says how much that matters: a tenth of them may come at
 * any factor, as in any first phase, up to a half by a factor of ten, and more only when the percentage at most doubles.
 *
 * @param from the percentage before; 0 where no user has had the change
 * @param to the percentage after
 * @param acceptable the largest steps that are acceptable
 */
record PercentageStep(double from, double to, List<Acceptable> acceptable) {
    private static final Acceptable DOUBLING = new Acceptable(2, 50);
    private static final Acceptable TENFOLD = new Acceptable(10, 10);
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
    Optional<Acceptable> exceeded() {
        return acceptable.stream().filter(limit -> limit.isExceededBy(from, to)).findFirst();
    }

    /** The percentages that divide the step into acceptable ones. */
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
        return acceptable.stream()
                .filter(limit -> limit.isExceededBy(from, end))
                .mapToDouble(limit -> limit.least(end))
                .max();
    }

    /**
     * An acceptable step: one by at most this factor, or with at most this many new users.
     *
     * @param factor how many times as many users have the change
     * @param newly the part of the population that has not had it before, in percent
     */
    record Acceptable(double factor, double newly) {

        boolean isExceededBy(double from, double to) {
            return to - from > newly * (1 + ROUNDING) && to > from * factor * (1 + ROUNDING);
        }

        /** The smallest percentage from which a step to an end is acceptable. */
        double least(double end) {
            return Math.min(end / factor, end - newly);
        }
    }
}
