package io.github.rolloutplanner.internal.statistics;

/** The z values at which each look stops: above the upper one with a rejection, below the lower one without. */
final class Bounds {

    /** A z value that no look will ever reach: its probability is below 1e-17. */
    static final double NEVER = 8.5;

    private final Sides sides;
    private final Looks looks;
    private final double[] upper;
    private final double[] lower;

    private Bounds(Sides sides, Looks looks, double[] upper, double[] lower) {
        this.sides = sides;
        this.looks = looks;
        this.upper = upper;
        this.lower = lower;
    }

    /** Bounds without futility: the lower ones mirror the upper ones, or do not exist. */
    static Bounds of(Sides sides, Looks looks, double[] upper) {
        double[] lower = new double[upper.length];
        for (int i = 0; i < upper.length; i++) {
            lower[i] = sides == Sides.TWO ? -upper[i] : Double.NEGATIVE_INFINITY;
        }
        return new Bounds(sides, looks, upper, lower);
    }

    static Bounds withFutility(Looks looks, double[] upper, double[] lower) {
        return new Bounds(Sides.ONE, looks, upper, lower);
    }

    Sides sides() {
        return sides;
    }

    Looks looks() {
        return looks;
    }

    double[] upper() {
        return upper.clone();
    }

    double[] lower() {
        return lower.clone();
    }

    /** The probabilities of crossing at each look, where B(t) has the given drift. */
    Crossings crossings(double drift) {
        double[] above = new double[upper.length];
        double[] below = new double[upper.length];
        StageDensity density = StageDensity.start(drift);
        for (int i = 0; i < upper.length; i++) {
            double time = looks.fraction(i);
            above[i] = density.above(upper[i], time);
            below[i] = lower[i] == Double.NEGATIVE_INFINITY ? 0 : density.below(lower[i], time);
            if (!looks.isLast(i)) {
                density = density.between(lower[i], upper[i], time, looks.next(i));
            }
        }
        return new Crossings(looks, above, below);
    }
}
