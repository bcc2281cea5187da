package io.github.rolloutplanner.internal.statistics;

/**
 * In how many directions a test looks for a difference.
 *
 * @since 0.1.0
 */
public enum Sides {
    /** Only in one direction: the whole level is spent there. */
    ONE(1),

    /** In both directions: half of the level is spent on each. */
    TWO(2);

    private final int count;

    Sides(int count) {
        this.count = count;
    }

    double levelPerSide(double level) {
        return level / count;
    }
}
