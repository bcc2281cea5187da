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
        double normal = normalSize(effect);
        if (method == MeanMethod.NORMAL) {
            return normal;
        }
        double smallest = smallestControlSize();
        return power(effect, smallest) >= rates.power()
                ? smallest
                : Roots.ofRising(
                        Math.max(normal, smallest),
                        n -> missing(effect, n),
                        () -> "The control group would need more than 10^15 observations for a difference of " + effect
                                + ". Look for a larger effect, or allow more error.");
    }

    double detectable(double controlSize) {
        rates.requireAttainable();
        double error = Math.sqrt((controlVariance + treatmentVariance / ratio) / controlSize);
        double freedom = degreesOfFreedom(controlSize);
        double shift = Roots.ofRising(
                1,
                distance -> powerOfShift(freedom, distance) - rates.power(),
                () -> "No difference up to 10^15 standard errors is seen with power " + rates.power()
                        + " by a control group of " + controlSize
                        + ". Use more observations, or accept less power or a higher level.");
        double difference = error * shift;
        Arguments.require(
                difference > 0 && Double.isFinite(difference),
                () -> "The difference that a control group of " + controlSize
                        + " sees is outside the range of a double. Use another unit.");
        return difference;
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
