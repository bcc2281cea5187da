package io.github.rolloutplanner.internal.statistics;

/** The Gauss-Legendre rule, panel by panel: exact for polynomials up to twice its order in each panel. */
final class GaussLegendre {

    private static final int ORDER = 8;
    private static final double[] NODES = new double[ORDER];
    private static final double[] WEIGHTS = new double[ORDER];

    static {
        for (int i = 0; i < ORDER; i++) {
            prepare(i, Math.cos(Math.PI * (ORDER - i - 0.25) / (ORDER + 0.5)));
        }
    }

    private GaussLegendre() {}

    /** Fills points and weights for equal panels of an interval; both arrays have {@link #size} elements. */
    static void fill(double low, double high, double[] points, double[] weights) {
        int panels = points.length / ORDER;
        double half = (high - low) / panels / 2;
        for (int panel = 0; panel < panels; panel++) {
            double middle = low + (2 * panel + 1) * half;
            for (int i = 0; i < ORDER; i++) {
                points[panel * ORDER + i] = middle + half * NODES[i];
                weights[panel * ORDER + i] = half * WEIGHTS[i];
            }
        }
    }

    static int size(int panels) {
        return panels * ORDER;
    }

    // Newton's method for a root of the Legendre polynomial, from an approximation that is good to three digits.
    private static void prepare(int index, double start) {
        double x = start;
        double slope = 1;
        for (int iteration = 0; iteration < 10; iteration++) {
            double previous = 1;
            double value = x;
            for (int degree = 2; degree <= ORDER; degree++) {
                double next = ((2 * degree - 1) * x * value - (degree - 1) * previous) / degree;
                previous = value;
                value = next;
            }
            slope = ORDER * (x * value - previous) / (x * x - 1);
            x -= value / slope;
        }
        NODES[index] = x;
        WEIGHTS[index] = 2 / ((1 - x * x) * slope * slope);
    }
}
