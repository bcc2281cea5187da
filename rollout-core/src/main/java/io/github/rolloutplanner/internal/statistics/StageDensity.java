package io.github.rolloutplanner.internal.statistics;

/**
 * Where a Brownian motion with drift is at a look, if no earlier look has stopped it, as masses at points.
 *
 * <p>B(t) has mean drift · t and variance t; the z statistic is B(t)/√t. From look to look the density is convolved
 * with that of the increment and cut off at the bounds (Armitage, McPherson, Rowe: JRSS A 1969; Jennison, Turnbull
 * 2000, chapter 19).
 */
final class StageDensity {

    // Standard deviations beyond which a normal density is below the last digit of a double.
    private static final double REACH = 9;
    // Panels of this many standard deviations keep the error of the rule below 1e-9.
    private static final double PANEL = 2;
    private static final double NORMALIZER = 1 / Math.sqrt(2 * Math.PI);

    private final double drift;
    private final double time;
    private final double[] points;
    private final double[] masses;

    private StageDensity(double drift, double time, double[] points, double[] masses) {
        this.drift = drift;
        this.time = time;
        this.points = points;
        this.masses = masses;
    }

    /** Before the first look, all mass is at 0. */
    static StageDensity start(double drift) {
        return new StageDensity(drift, 0, new double[] {0}, new double[] {1});
    }

    /** The probability of reaching a look and having there a z statistic above the cut. */
    double above(double cut, double lookTime) {
        double mean = drift * (lookTime - time);
        double deviation = Math.sqrt(lookTime - time);
        double bound = cut * Math.sqrt(lookTime);
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += masses[i] * Normal.above((bound - points[i] - mean) / deviation);
        }
        return sum;
    }

    /** The probability of reaching a look and having there a z statistic below the cut. */
    double below(double cut, double lookTime) {
        return reflected().above(-cut, lookTime);
    }

    /** The density at a look between two cuts for z, with points dense enough for the step to the next look. */
    StageDensity between(double low, double high, double lookTime, double nextTime) {
        double root = Math.sqrt(lookTime);
        double from = Math.max(low * root, drift * lookTime - REACH * root);
        double to = Math.min(high * root, drift * lookTime + REACH * root);
        if (from >= to) {
            return new StageDensity(drift, lookTime, new double[0], new double[0]);
        }
        double finest = Math.sqrt(Math.min(lookTime - time, nextTime - lookTime));
        int size = GaussLegendre.size((int) Math.ceil((to - from) / (PANEL * finest)));
        double[] newPoints = new double[size];
        double[] newMasses = new double[size];
        GaussLegendre.fill(from, to, newPoints, newMasses);
        multiplyByDensity(newPoints, newMasses, lookTime - time);
        return new StageDensity(drift, lookTime, newPoints, newMasses);
    }

    // Both sets of points ascend, so the window of points within reach moves along with the new point.
    private void multiplyByDensity(double[] newPoints, double[] newMasses, double step) {
        double mean = drift * step;
        double deviation = Math.sqrt(step);
        int first = 0;
        for (int j = 0; j < newPoints.length; j++) {
            double center = newPoints[j] - mean;
            while (first < points.length && points[first] < center - REACH * deviation) {
                first++;
            }
            newMasses[j] *= densityAt(center, deviation, first);
        }
    }

    private double densityAt(double center, double deviation, int first) {
        double sum = 0;
        for (int i = first; i < points.length && points[i] <= center + REACH * deviation; i++) {
            double distance = (center - points[i]) / deviation;
            sum += masses[i] * Math.exp(-0.5 * distance * distance);
        }
        return sum * NORMALIZER / deviation;
    }

    private StageDensity reflected() {
        double[] mirrored = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            mirrored[i] = -points[i];
        }
        return new StageDensity(-drift, time, mirrored, masses);
    }
}
