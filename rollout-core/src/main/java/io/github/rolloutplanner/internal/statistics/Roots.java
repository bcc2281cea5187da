package io.github.rolloutplanner.internal.statistics;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/** Where a monotone function changes its sign. */
final class Roots {

    // The absolute accuracy is far below any result, so that the relative one decides also near zero.
    private static final BrentSolver SOLVER = new BrentSolver(1e-15, 1e-300, 0);

    private static final double SMALLEST = 1e-300;

    private Roots() {}

    /** The root between two points at which the function has opposite signs; the nearer point if it has not. */
    static double between(double low, double high, DoubleUnaryOperator function) {
        double atLow = function.applyAsDouble(low);
        double atHigh = function.applyAsDouble(high);
        if (atLow * atHigh >= 0 && Math.signum(atLow) * Math.signum(atHigh) >= 0) {
            return Math.abs(atLow) <= Math.abs(atHigh) ? low : high;
        }
        return SOLVER.findRoot(function, low, high);
    }

    /** As {@link #between}, for positive numbers whose order of magnitude is unknown. */
    static double betweenPositive(double low, double high, DoubleUnaryOperator function) {
        double exponent = between(Math.log(low), Math.log(high), x -> function.applyAsDouble(Math.exp(x)));
        return Math.exp(exponent);
    }

    /**
     * The positive root of a rising function, from a start that need not be near.
     *
     * @param tooLarge what to say where the root is beyond 10^15
     */
    static double ofRising(double start, DoubleUnaryOperator function, Supplier<String> tooLarge) {
        // From 0 no doubling leads away.
        double high = Math.max(SMALLEST, start);
        Arguments.require(high <= ArmSizes.LARGEST, tooLarge);
        while (function.applyAsDouble(high) < 0) {
            high *= 2;
            Arguments.require(high <= ArmSizes.LARGEST, tooLarge);
        }
        double low = high / 2;
        while (low > SMALLEST && function.applyAsDouble(low) >= 0) {
            high = low;
            low /= 2;
        }
        return between(low, high, function);
    }
}
