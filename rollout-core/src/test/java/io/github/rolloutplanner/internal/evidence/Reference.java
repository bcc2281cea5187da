package io.github.rolloutplanner.internal.evidence;

/** The statistics of the evidence once more, in the plainest way, without any code of the library. */
final class Reference {
    /** Quantiles of the standard normal distribution at 0.95 and 0.8. */
    private static final double CRITICAL = 1.6448536269514722;

    private static final double MARGIN = 0.8416212335729143;

    private Reference() {}

    /** Fleiss: pooled under no harm, unpooled under harm; the size of the treated group, r times that of the other. */
    static long twoProportions(double p, double q, double ratio) {
        double mean = (p + ratio * q) / (1 + ratio);
        double root = CRITICAL * Math.sqrt((1 + 1 / ratio) * mean * (1 - mean))
                + MARGIN * Math.sqrt(p * (1 - p) + q * (1 - q) / ratio);
        return (long) Math.ceil(ratio * root * root / ((q - p) * (q - p)));
    }

    static long oneProportion(double p, double q) {
        double root = CRITICAL * Math.sqrt(p * (1 - p)) + MARGIN * Math.sqrt(q * (1 - q));
        return (long) Math.ceil(root * root / ((q - p) * (q - p)));
    }

    static long twoMeans(double deviations) {
        return (long) Math.ceil(2 * Math.pow((CRITICAL + MARGIN) / deviations, 2));
    }

    static long oneMean(double deviations) {
        return (long) Math.ceil(Math.pow((CRITICAL + MARGIN) / deviations, 2));
    }

    /** The events to be expected at the baseline so that an alarm at some count has level 0.05 and power 0.8. */
    static double expectedEvents(double ratio) {
        for (int count = 1; ; count++) {
            double harmed = meanThatReaches(count, 0.8);
            if (poissonAtLeast(count, harmed / ratio) <= 0.05) {
                return harmed / ratio;
            }
        }
    }

    private static double meanThatReaches(int count, double probability) {
        double low = 0;
        double high = 10.0 * count + 10;
        for (int step = 0; step < 200; step++) {
            double middle = (low + high) / 2;
            if (poissonAtLeast(count, middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double poissonAtLeast(int count, double mean) {
        double term = Math.exp(-mean);
        double below = 0;
        for (int events = 0; events < count; events++) {
            below += term;
            term *= mean / (events + 1);
        }
        return 1 - below;
    }

    /** The least events of both groups together that show their percentage of the treated group, at level 0.05, power 0.8. */
    static int events(double unharmed, double harmed) {
        for (int events = 1; ; events++) {
            int count = 0;
            while (binomialAtLeast(count, events, unharmed) > 0.05) {
                count++;
            }
            if (binomialAtLeast(count, events, harmed) >= 0.8) {
                return events;
            }
        }
    }

    private static double binomialAtLeast(int count, int size, double rate) {
        double term = Math.pow(1 - rate, size);
        double below = 0;
        for (int events = 0; events < count; events++) {
            below += term;
            term *= (size - events) / (events + 1.0) * rate / (1 - rate);
        }
        return 1 - below;
    }
}
