package io.github.rolloutplanner.internal.statistics;

/** When the looks take place, as percentages of the final information. */
final class Looks {

    // Nearer looks would need more points than are worth their while.
    private static final double CLOSEST = 1e-6;
    private static final int MOST = 500;

    private final double[] fractions;

    private Looks(double[] fractions) {
        this.fractions = fractions;
    }

    static Looks at(double... fractions) {
        requireCount(fractions.length);
        double before = 0;
        for (int i = 0; i < fractions.length; i++) {
            requireRising(i + 1, before + CLOSEST, fractions[i]);
            before = fractions[i];
        }
        return new Looks(fractions.clone());
    }

    private static void requireRising(int look, double least, double fraction) {
        Arguments.require(
                fraction >= least && fraction <= 1,
                () -> "The information fraction of look " + look + " must lie between " + least + " and 1, but is "
                        + fraction + ". Give rising percentages of the final information.");
    }

    private static void requireCount(int count) {
        Arguments.atLeast(1, count, "number of looks");
        Arguments.require(
                count <= MOST,
                () -> "number of looks must be at most " + MOST + ", but is " + count
                        + ". To look more often, use a ConfidenceSequence.");
    }

    static Looks equallySpaced(int count) {
        requireCount(count);
        double[] fractions = new double[count];
        for (int i = 0; i < count; i++) {
            fractions[i] = (i + 1.0) / count;
        }
        return at(fractions);
    }

    int count() {
        return fractions.length;
    }

    double fraction(int index) {
        return fractions[index];
    }

    /** The next look; after the last one, anything later will do. */
    double next(int index) {
        return index + 1 < fractions.length ? fractions[index + 1] : 2 * fractions[index];
    }

    boolean isLast(int index) {
        return index + 1 == fractions.length;
    }

    boolean isComplete() {
        return fractions[fractions.length - 1] == 1;
    }
}
