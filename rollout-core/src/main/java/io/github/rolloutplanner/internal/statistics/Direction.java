package io.github.rolloutplanner.internal.statistics;

/**
 * Which way a measured number should go.
 *
 * @since 0.1.0
 */
public enum Direction {
    /** A fall is harm: the treatment is worse when its number is smaller. */
    HIGHER_IS_BETTER(1),

    /** A rise is harm: the treatment is worse when its number is larger. */
    LOWER_IS_BETTER(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** The number turned so that more of it is better. */
    double benefit(double value) {
        return sign * value;
    }
}
