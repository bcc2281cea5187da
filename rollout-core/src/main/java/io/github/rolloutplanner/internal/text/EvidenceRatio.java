package io.github.rolloutplanner.internal.text;

/** Evidence as it reads: how many times more likely a regression makes what was seen. */
public record EvidenceRatio(double logarithm) {
    private static final double MOST = 1e6;
    private static final double LEAST = 1e-4;

    @Override
    public String toString() {
        double value = Math.exp(logarithm);
        if (value > 0 && value < LEAST) {
            return "less than 0.0001";
        }
        return value > MOST ? "more than 1,000,000" : Wording.rounded(value);
    }
}
