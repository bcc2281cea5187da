package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

/**
 * How much harm a change can do.
 *
 * @since 0.1.0
 */
public enum RiskLevel {
    /** Visual only, not critical. */
    LOW,
    /** Workflows, or nothing known. */
    MEDIUM,
    /** Critical paths, migrations, breaking changes. */
    HIGH,
    /** Money, security, the integrity of data. */
    CRITICAL;

    /**
     * The higher of two levels.
     *
     * @param floor the other level
     * @return this level, or the floor if that is higher
     */
    public RiskLevel atLeast(RiskLevel floor) {
        return compareTo(requireNonNull(floor, "floor")) >= 0 ? this : floor;
    }

    /**
     * The next level up.
     *
     * @return one level higher; the highest stays
     */
    public RiskLevel raised() {
        return switch (this) {
            case LOW -> MEDIUM;
            case MEDIUM -> HIGH;
            case HIGH, CRITICAL -> CRITICAL;
        };
    }

    /**
     * The next level down.
     *
     * @return one level lower; the lowest stays
     */
    public RiskLevel lowered() {
        return switch (this) {
            case LOW, MEDIUM -> LOW;
            case HIGH -> MEDIUM;
            case CRITICAL -> HIGH;
        };
    }
}
