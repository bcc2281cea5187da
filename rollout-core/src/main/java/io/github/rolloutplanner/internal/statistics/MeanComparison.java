package io.github.rolloutplanner.internal.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** The test of two means with known standard deviations but unknown sizes, seen from the control group. */
record MeanComparison(
        MeanMethod method, double controlVariance, double treatmentVariance, double ratio, ErrorRates rates) {

    double power(double effect, double controlSize) {
        double error = Math.sqrt((controlVariance + treatmentVariance / ratio) / controlSize);
        return powerOfShift(degreesOfFreedom(controlSize), Math.abs(effect) / error);
    }

    double controlSize(double effect) {
        rates.requireAttainable();
        double smallest = smallestControlSize();
        return power(effect, smallest) >= rates.power()
                ? smallest
                : Roots.ofRising(Math.max(normalSize(effect), smallest), n -> missing(effect, n));
    }

    double detectable(double controlSize) {
        rates.requireAttainable();
        double error = Math.sqrt((controlVariance + treatmentVariance / ratio) / controlSize);
        double freedom = degreesOfFreedom(controlSize);
        return error * Roots.ofRising(1, shift -> powerOfShift(freedom, shift) - rates.power());
    }

    // Two observations a group are the least from which a standard deviation can be computed.
    double smallestControlSize() {
        return method == MeanMethod.NORMAL ? 0 : 2 * Math.max(1, 1 / ratio);
    }

    private double missing(double effect, double controlSize) {
        return controlSize < smallestControlSize() ? -1 : power(effect, controlSize) - rates.power();
    }

    private double normalSize(double effect) {
        double spread = Math.sqrt(controlVariance + treatmentVariance / ratio);
        return new ZTestDesign(effect, spread, spread, rates).size();
    }

    private double degreesOfFreedom(double controlSize) {
        return method.degreesOfFreedom(controlVariance, controlSize, treatmentVariance, controlSize * ratio);
    }

    private double powerOfShift(double freedom, double shift) {
        double critical = criticalValue(freedom);
        double near = NoncentralT.above(critical, freedom, shift);
        return rates.countsFarTail() ? near + NoncentralT.above(critical, freedom, -shift) : near;
    }

    private double criticalValue(double freedom) {
        return Double.isInfinite(freedom)
                ? rates.criticalValue()
                : TDistribution.of(freedom).inverseSurvivalProbability(rates.levelPerSide());
    }
}
