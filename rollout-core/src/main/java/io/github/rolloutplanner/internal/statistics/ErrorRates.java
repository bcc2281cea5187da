package io.github.rolloutplanner.internal.statistics;

import java.util.Objects;

/** What every design has in common: how often it may err, in which direction it looks, and by which tails it counts. */
record ErrorRates(double level, double power, Sides sides, boolean farTail) {

    static final ErrorRates DEFAULT = new ErrorRates(0.05, 0.8, Sides.TWO, false);

    ErrorRates {
        Arguments.openProbability(level, "level");
        Arguments.openProbability(power, "power");
        Objects.requireNonNull(sides, "sides");
    }

    ErrorRates withLevel(double newLevel) {
        return new ErrorRates(newLevel, power, sides, farTail);
    }

    ErrorRates withPower(double newPower) {
        return new ErrorRates(level, newPower, sides, farTail);
    }

    ErrorRates withSides(Sides newSides) {
        return new ErrorRates(level, power, newSides, farTail);
    }

    ErrorRates withFarTail() {
        return new ErrorRates(level, power, sides, true);
    }

    double levelPerSide() {
        return sides.levelPerSide(level);
    }

    double criticalValue() {
        return Normal.exceededWith(levelPerSide());
    }

    /** The distance from the critical value at which the power is reached. */
    double powerMargin() {
        return -Normal.exceededWith(power);
    }

    boolean countsFarTail() {
        return farTail && sides == Sides.TWO;
    }

    /** A test rejects with at least its level, so asking for less power than that has no answer. */
    void requireAttainable() {
        double floor = countsFarTail() ? level : levelPerSide();
        if (!(power > floor)) {
            throw new IllegalArgumentException("power must exceed " + floor
                    + ", with which the test rejects without any effect, but is " + power
                    + ". Raise the power or lower the level.");
        }
    }
}
