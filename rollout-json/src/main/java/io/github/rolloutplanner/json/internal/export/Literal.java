package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.TargetingCondition;

/**
 * A condition that is not made of others, or its opposite.
 *
 * @param leaf the condition
 * @param negated whether the opposite is meant
 */
public record Literal(TargetingCondition leaf, boolean negated) {}
