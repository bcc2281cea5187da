package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import java.util.List;

/** The arithmetic of a percentile as the percentage of observations beyond its baseline. */
final class TailCalculation {
    private final GateEvidence evidence;
    private final double slowTail;

    private static final double ROUNDING = 1e-9;

    TailCalculation(GateEvidence evidence, double slowTail) {
        this.evidence = evidence;
        this.slowTail = slowTail;
    }

    /** Nothing where the percentile is not known as a percentage, or all observations would be beyond. */
    List<String> lines() {
        double today = evidence.baselineRate().orElse(0);
        double harmed = evidence.harmRate().orElse(1);
        double from = evidence.baseline().value();
        double to = evidence.harm().value();
        if (today == 0 || harmed >= 1) {
            return List.of();
        }
        String times = CalculationFormat.of(slowTail) + "^log2(" + CalculationFormat.of(Math.max(from, to)) + " / "
                + CalculationFormat.of(Math.min(from, to)) + ") = " + CalculationFormat.rate(harmed);
        String rate = CalculationFormat.rate(today);
        return List.of(
                isRegression(today, harmed, Math.max(from, to) / Math.min(from, to))
                        ? "beyond " + evidence.baseline() + " with the effect: " + rate + " x " + times
                        : "not beyond " + evidence.baseline() + " with the improvement: 1 - (1 - " + rate + ") / "
                                + times);
    }

    /** A regression makes more observations bad; an improvement is counted by those that are good. */
    private boolean isRegression(double today, double harmed, double ratio) {
        double bad = today * Math.pow(slowTail, Math.log(ratio) / Math.log(2));
        return Math.abs(bad - harmed) <= ROUNDING * bad;
    }
}
