package io.github.rolloutplanner.diff;

/**
 * Whether the later of two plans takes more risk or less, as far as one change goes.
 *
 * @since 0.1.0
 */
public enum Direction {
    /** More users earlier, a later or weaker stop, or less evidence. */
    RISKIER,
    /** Fewer users, later, an earlier or stronger stop, or more evidence. */
    SAFER,
    /** Neither, or which of both cannot be told. */
    NEUTRAL;

    /**
     * Returns the direction of the same change made backwards.
     *
     * @return safer for riskier, riskier for safer, and neutral for neutral
     */
    public Direction opposite() {
        return switch (this) {
            case RISKIER -> SAFER;
            case SAFER -> RISKIER;
            case NEUTRAL -> NEUTRAL;
        };
    }
}
