package io.github.rolloutplanner.lint;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How the traffic of a day is spread over its hours. */
final class DayProfile {
    private static final int HOURS = 24;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double ROUNDING = 1e-6;

    private final List<Double> weights;
    private final double sum;

    private DayProfile(List<Double> weights, double sum) {
        this.weights = weights;
        this.sum = sum;
    }

    /** The profile of 24 weights, if they are such and any traffic comes. */
    static Optional<DayProfile> of(List<Double> weights) {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        boolean isProfile = weights.size() == HOURS
                && weights.stream().allMatch(weight -> weight >= 0)
                && sum > 0
                && Double.isFinite(sum);
        return isProfile ? Optional.of(new DayProfile(weights, sum)) : Optional.empty();
    }

    /** The hour with the most traffic, from 0 on. */
    int busiestHour() {
        return IntStream.range(0, HOURS)
                .boxed()
                .max(Comparator.comparing(weights::get))
                .orElseThrow();
    }

    /** The part of a day's traffic that the busiest hour carries. */
    double busiest() {
        return weights.get(busiestHour()) / sum;
    }

    /** The part of a day's traffic in the quietest stretch of a length up to a day. */
    double quietest(Duration length) {
        double hours = Math.min(HOURS, length.toSeconds() / SECONDS_PER_HOUR);
        // Traffic is even within an hour, so that the quietest stretch starts or ends where an hour does.
        return IntStream.range(0, HOURS)
                .asDoubleStream()
                .flatMap(edge -> DoubleStream.of(edge, edge + HOURS - hours))
                .map(start -> (upTo(start + hours) - upTo(start)) / sum)
                .min()
                .orElseThrow();
    }

    /** Whether a stretch carries less than it would of an even day. */
    boolean isUneven(Duration length) {
        return quietest(length) < even(length) - ROUNDING;
    }

    /** The part of a day that a length is. */
    static double even(Duration length) {
        return length.toSeconds() / SECONDS_PER_HOUR / HOURS;
    }

    private double upTo(double hours) {
        int whole = (int) hours;
        double begun = hours - whole;
        double before = 0;
        for (int hour = 0; hour < whole; hour++) {
            before += weights.get(hour % HOURS);
        }
        return before + begun * weights.get(whole % HOURS);
    }
}
