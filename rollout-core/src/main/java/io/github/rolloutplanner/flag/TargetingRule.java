package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A group of users who get a value of the flag whatever the percentage is.
 *
 * @param segment name of the group: {@link #INTERNAL}, {@link #BETA}, or a ring's
 * @param condition who belongs to it; empty where the flag system knows the group by its name
 * @param value what they get
 * @since 0.1.0
 */
public record TargetingRule(String segment, Optional<TargetingCondition> condition, FlagValue value) {
    /** Segment of the people who build the product. */
    public static final String INTERNAL = "internal";
    /** Segment of the users who asked for early versions. */
    public static final String BETA = "beta";

    public TargetingRule {
        requireNonNull(segment, "segment");
        requireNonNull(condition, "condition");
        requireNonNull(value, "value");
    }

    /**
     * Who the rule is for.
     *
     * @return the condition, or membership of the segment
     */
    public String who() {
        return condition.map(Object::toString).orElse("member of segment '" + segment + "'");
    }
}
