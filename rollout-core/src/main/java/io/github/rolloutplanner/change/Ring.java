package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

/**
 * A circle of users that contains all smaller ones.
 *
 * @param name its name, such as "Beta"
 * @param size how many are in it, those of the smaller rings included
 * @since 0.1.0
 */
public record Ring(String name, long size) {

    public Ring {
        requireNonNull(name, "name");
    }

    /**
     * A ring.
     *
     * @param name its name
     * @param size how many are in it, those of the smaller rings included
     * @return the ring
     */
    public static Ring of(String name, long size) {
        return new Ring(name, size);
    }
}
