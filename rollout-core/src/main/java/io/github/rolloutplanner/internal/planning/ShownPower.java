package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.internal.text.Wording;

/** A power as people read it: in hundredths, and never as certain as it is not. */
public final class ShownPower {
    private static final double HUNDREDTHS = 100;
    private static final double LEAST = 0.01;
    private static final double MOST = 0.99;

    private ShownPower() {}

    /** As of 0.853 "0.85", of 0.0004 "< 0.01", of 0.9996 "> 0.99". */
    public static String of(double power) {
        if (power < LEAST) {
            return "< " + LEAST;
        }
        return power > MOST ? "> " + MOST : Wording.of(Math.round(power * HUNDREDTHS) / HUNDREDTHS);
    }
}
