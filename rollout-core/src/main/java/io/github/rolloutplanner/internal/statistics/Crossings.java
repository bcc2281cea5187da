package io.github.rolloutplanner.internal.statistics;

import java.util.Arrays;

/** With which probability each look stops, and on which side. */
final class Crossings {

    private final Looks looks;
    private final double[] above;
    private final double[] below;

    Crossings(Looks looks, double[] above, double[] below) {
        this.looks = looks;
        this.above = above;
        this.below = below;
    }

    double above() {
        return Arrays.stream(above).sum();
    }

    double[] cumulativeAbove() {
        double[] cumulative = above.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
        return cumulative;
    }

    /** The information at the end, on average: the last look ends it all. */
    double expectedFraction() {
        double running = 1;
        double expected = 0;
        double before = 0;
        for (int i = 0; i < above.length; i++) {
            expected += running * (looks.fraction(i) - before);
            before = looks.fraction(i);
            running -= above[i] + below[i];
        }
        return expected;
    }
}
