package io.github.rolloutplanner.internal.evidence;

import java.util.List;

/**
 * How much of a day's traffic a number of hours brings for sure. When a phase starts is not known, so hours that are no
 * whole day count as the quietest ones in a row.
 */
final class DayProfile {
    private static final int HOURS = 24;

    /** The part of a day that the quietest 0, 1, .. 24 hours in a row bring. */
    private final double[] quietest = new double[HOURS + 1];

    DayProfile(List<Double> weights) {
        boolean isKnown = weights.size() == HOURS;
        double all = isKnown ? sum(weights) : HOURS;
        for (int hours = 0; hours <= HOURS; hours++) {
            quietest[hours] = (isKnown ? quietest(weights, hours) : hours) / all;
        }
    }

    private static double sum(List<Double> weights) {
        return weights.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double quietest(List<Double> weights, int hours) {
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < HOURS; start++) {
            double sum = 0;
            for (int hour = start; hour < start + hours; hour++) {
                sum += weights.get(hour % HOURS);
            }
            least = Math.min(least, sum);
        }
        return least;
    }

    /** The days of traffic in a number of hours. */
    double days(double hours) {
        double days = Math.floor(hours / HOURS);
        double rest = hours - days * HOURS;
        int whole = (int) rest;
        double begun = whole == HOURS ? 0 : (rest - whole) * (quietest[whole + 1] - quietest[whole]);
        return days + quietest[whole] + begun;
    }
}
