package io.github.rolloutplanner.internal.statistics;

/**
 * What statsmodels 0.13.5 computes in place of the score statistic for a difference of rates.
 *
 * <p>Two of its defects are known: the linear coefficient of its cubic has the events of the control where their number
 * of observations belongs (statsmodels issue 10269), so its rates are not the most likely ones; and it always
 * multiplies the variance by N/(N-1), even when asked not to (issue 8704). The reference values therefore confirm the
 * inputs only.
 */
final class FlawedScoreReference {

    private FlawedScoreReference() {}

    static double statistic(OracleCase each) {
        double difference = each.number("null_difference");
        double treatmentSize = each.number("n_treatment");
        double controlSize = each.number("n_control");
        double total = treatmentSize + controlSize;
        double control = controlRate(
                each.number("x_treatment"), treatmentSize, each.number("x_control"), controlSize, difference);
        double variance = new RestrictedRates(control + difference, control).variance(controlSize, treatmentSize);
        double distance =
                each.number("x_treatment") / treatmentSize - each.number("x_control") / controlSize - difference;
        return distance / Math.sqrt(variance * total / (total - 1));
    }

    private static double controlRate(
            double treatmentEvents, double treatmentSize, double controlEvents, double controlSize, double difference) {
        double total = treatmentSize + controlSize;
        double events = treatmentEvents + controlEvents;
        double third = ((treatmentSize + 2 * controlSize) * difference - total - events) / (3 * total);
        double flawed = (controlEvents * difference - total - 2 * controlEvents) * difference + events;
        double constant = controlEvents * difference * (1 - difference);
        double q = third * third * third - flawed * third / (2 * total) + constant / (2 * total);
        double p = Math.copySign(Math.sqrt(third * third - flawed / (3 * total)), q);
        return 2 * p * Math.cos((Math.PI + Math.acos(q / (p * p * p))) / 3) - third;
    }
}
