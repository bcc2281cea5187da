package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.Optional;

/**
 * A circle of users that contains all smaller ones.
 *
 * @param name its name, such as "Beta"
 * @param size how many are in it, those of the smaller rings included
 * @param recognisedBy how its members are recognised; empty where the flag system knows them as a segment with the ring's name
 * @since 0.1.0
 */
public record Ring(String name, long size, Optional<TargetingCondition> recognisedBy) {

    public Ring {
        requireNonNull(name, "name");
        requireNonNull(recognisedBy, "recognisedBy");
    }

    /**
     * A ring.
     *
     * @param name its name
     * @param size how many are in it, those of the smaller rings included
     * @return the ring; the flag system must know its members by its name until {@link #recognisedBy(TargetingCondition)} says who
     *     they are
     */
    public static Ring of(String name, long size) {
        return new Ring(name, size, Optional.empty());
    }

    /**
     * This ring, whose members meet a condition. The flag has a rule for them from the ring's phase on.
     *
     * @param condition how they are recognised, such as {@code user.tier == 'beta'}
     * @return a ring that differs in this
     */
    public Ring recognisedBy(TargetingCondition condition) {
        return new Ring(name, size, Optional.of(requireNonNull(condition, "condition")));
    }
}
