package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import java.util.List;

/** The arithmetic of a percentile as the percentage of observations beyond its baseline. */
final class TailCalculation {
    private final GateEvidence evidence;
    private final double slowTail;

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
        return List.of("beyond " + evidence.baseline() + " with the effect: " + CalculationFormat.rate(today) + " x "
                + CalculationFormat.of(slowTail) + "^log2(" + CalculationFormat.of(Math.max(from, to)) + " / "
                + CalculationFormat.of(Math.min(from, to)) + ") = " + CalculationFormat.rate(harmed));
    }
}
