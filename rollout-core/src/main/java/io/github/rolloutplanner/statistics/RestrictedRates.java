package io.github.rolloutplanner.statistics;

/**
 * The rates of two groups that are most likely given that their difference or their ratio is fixed.
 *
 * <p>For the difference it is the root of a cubic in closed form (Farrington, Manning: Statistics in Medicine 1990;
 * Miettinen, Nurminen: Statistics in Medicine 1985), for the ratio that of a quadratic.
 *
 * @param treatment the restricted rate of the treatment group
 * @param control the restricted rate of the control group
 */
record RestrictedRates(double treatment, double control) {

    /**
     * Given treatment - control = difference.
     *
     * @param controlWeight n_c / n_t
     */
    static RestrictedRates ofDifference(double treatment, double control, double controlWeight, double difference) {
        double a = 1 + controlWeight;
        double b = -(a + treatment + controlWeight * control + difference * (controlWeight + 2));
        double c = difference * difference + difference * (2 * treatment + a) + treatment + controlWeight * control;
        double d = -treatment * difference * (1 + difference);
        double restricted = middleRoot(b / (3 * a), c / a, d / a);
        double low = Math.max(0, difference);
        double high = Math.min(1, 1 + difference);
        double inside = Math.min(high, Math.max(low, restricted));
        return new RestrictedRates(inside, inside - difference);
    }

    /**
     * Given treatment / control = ratio.
     *
     * @param controlWeight n_c / n_t
     */
    static RestrictedRates ofRatio(double treatment, double control, double controlWeight, double ratio) {
        double a = (1 + controlWeight) * ratio;
        double b = -(ratio * (1 + controlWeight * control) + treatment + controlWeight);
        double c = treatment + controlWeight * control;
        // The smaller root, written so that nearly equal numbers are not subtracted.
        double restricted = 2 * c / (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
        double inside = Math.min(restricted, Math.min(1, 1 / ratio));
        return new RestrictedRates(ratio * inside, inside);
    }

    double variance(double controlSize, double treatmentSize) {
        return treatment * (1 - treatment) / treatmentSize + control * (1 - control) / controlSize;
    }

    // x³ + 3 third x² + c x + d = 0 has three real roots here; the cosine of a third of the angle picks the likely one.
    private static double middleRoot(double third, double c, double d) {
        double v = third * third * third - third * c / 2 + d / 2;
        double u = Math.copySign(Math.sqrt(Math.max(0, third * third - c / 3)), v);
        if (u == 0) {
            return -third;
        }
        double cosine = Math.min(1, Math.max(-1, v / (u * u * u)));
        return 2 * u * Math.cos((Math.PI + Math.acos(cosine)) / 3) - third;
    }
}
