package io.github.rolloutplanner.policy;

/**
 * The strategies that the library brings along, by their ids.
 *
 * @since 0.1.0
 */
public enum StandardStrategy {
    /** All users at once. */
    IMMEDIATE("immediate"),
    /** A few growing percentages. */
    PERCENTAGE("percentage"),
    /** From 1% in six steps. */
    CANARY("canary"),
    /** An experiment, then all users. */
    AB_TEST("ab-test"),
    /** Groups of users, from the team outwards. */
    RINGS("ring");

    private final String id;

    StandardStrategy(String id) {
        this.id = id;
    }

    /**
     * Returns the id by which changes, policies and plans name the strategy.
     *
     * @return the id, such as {@code canary}
     */
    public String id() {
        return id;
    }
}
