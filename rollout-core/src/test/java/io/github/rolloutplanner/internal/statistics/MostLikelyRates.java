package io.github.rolloutplanner.internal.statistics;

/** The most likely rates under a fixed difference, searched where the derivative of the likelihood changes its sign. */
final class MostLikelyRates {

    private MostLikelyRates() {}

    static double controlRate(OracleCase each, double difference) {
        double low = Math.max(0, -difference);
        double high = Math.min(1, 1 - difference);
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (slope(each, middle, difference) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double slope(OracleCase each, double control, double difference) {
        return part(each.number("x_control"), each.number("n_control"), control)
                + part(each.number("x_treatment"), each.number("n_treatment"), control + difference);
    }

    private static double part(double events, double size, double rate) {
        return (events - size * rate) / (rate * (1 - rate));
    }
}
