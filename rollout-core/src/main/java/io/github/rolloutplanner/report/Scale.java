package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Where a value stands on an axis. Values beyond its ends stand at the ends. */
final class Scale {
    private static final double[] STEPS = {1, 2, 5, 10};

    private final DoubleUnaryOperator shape;
    private final double from;
    private final double to;
    private final double start;
    private final double end;

    private Scale(DoubleUnaryOperator shape, double from, double to, double start, double end) {
        this.shape = shape;
        this.from = from;
        this.to = to > from ? to : from + 1;
        this.start = start;
        this.end = end;
    }

    /** A scale on which equal differences are equally long. */
    static Scale linear(double from, double to, double start, double end) {
        return new Scale(DoubleUnaryOperator.identity(), from, to, start, end);
    }

    /** A scale from 0 on which small values can be told apart. */
    static Scale root(double to, double start, double end) {
        return new Scale(Math::sqrt, 0, to, start, end);
    }

    /** A scale on which equal ratios are equally long; from must be above 0. */
    static Scale log(double from, double to, double start, double end) {
        if (!(from > 0)) {
            throw new IllegalArgumentException(from + " is on no logarithmic scale.");
        }
        return new Scale(Math::log, from, to, start, end);
    }

    double at(double value) {
        double first = shape.applyAsDouble(from);
        double part =
                (shape.applyAsDouble(Math.min(Math.max(value, from), to)) - first) / (shape.applyAsDouble(to) - first);
        return start + part * (end - start);
    }

    /** The round numbers of a linear scale from 0, at most so many and the 0. */
    static List<Double> ticks(double to, int most) {
        double step = to / most;
        double magnitude = Math.pow(10, Math.floor(Math.log10(step)));
        double round = DoubleStream.of(STEPS)
                .map(factor -> factor * magnitude)
                .filter(candidate -> candidate >= step)
                .findFirst()
                .orElse(10 * magnitude);
        return multiples(round, to);
    }

    static List<Double> multiples(double step, double to) {
        List<Double> ticks = new ArrayList<>();
        for (int count = 0; count * step <= to * (1 + 1e-9); count++) {
            ticks.add(count * step);
        }
        return ticks;
    }
}
