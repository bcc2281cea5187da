package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.reason.RolloutException;

/**
 * Code in a style cannot say a condition, because its language has nothing to compare such values with.
 *
 * @since 0.1.0
 */
public final class UnsupportedConditionException extends RolloutException {
    private static final long serialVersionUID = 1L;

    /** What cannot be said. */
    private final transient TargetingCondition condition;

    /** What it cannot be said in. */
    private final SnippetStyle style;

    UnsupportedConditionException(TargetingCondition condition, SnippetStyle style) {
        super(
                "The condition " + condition + " has no form in " + style
                        + ". Let the flag system evaluate it, ask a segment by its name instead, or show another pattern than TARGETING.");
        this.condition = condition;
        this.style = style;
    }

    /**
     * The condition that cannot be said.
     *
     * @return a part of the condition of a rule
     */
    public TargetingCondition condition() {
        return condition;
    }

    /**
     * The style it cannot be said in.
     *
     * @return the style
     */
    public SnippetStyle style() {
        return style;
    }
}
