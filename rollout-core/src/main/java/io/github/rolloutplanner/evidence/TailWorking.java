package io.github.rolloutplanner.evidence;

import java.util.List;

/** The arithmetic of a percentile as the share of observations beyond its baseline. */
final class TailWorking {
    private final GateEvidence evidence;
    private final double slowTail;

    TailWorking(GateEvidence evidence, double slowTail) {
        this.evidence = evidence;
        this.slowTail = slowTail;
    }

    /** Nothing where the percentile is not known as a share, or all observations would be beyond. */
    List<String> lines() {
        double today = evidence.baselineRate().orElse(0);
        double harmed = evidence.harmRate().orElse(1);
        double from = evidence.baseline().value();
        double to = evidence.harm().value();
        if (today == 0 || harmed >= 1) {
            return List.of();
        }
        return List.of("beyond " + evidence.baseline() + " with the harm: " + Figures.rate(today) + " x "
                + Figures.of(slowTail) + "^log2(" + Figures.of(Math.max(from, to)) + " / "
                + Figures.of(Math.min(from, to)) + ") = " + Figures.rate(harmed));
    }
}
