package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.reason.RolloutException;

/**
 * A text is no targeting condition.
 *
 * @since 0.1.0
 */
public final class ConditionSyntaxException extends RolloutException {
    private static final long serialVersionUID = 1L;

    /** Where the fault is. */
    private final int position;

    /** What to write instead. */
    private final String hint;

    ConditionSyntaxException(String text, int position, String found, String hint) {
        super(("'" + TextBound.NAME.kept(text) + "' is no condition, at character " + (position + 1) + ": " + found
                        + " " + hint)
                .strip());
        this.position = position;
        this.hint = hint.isEmpty() ? found : hint;
    }

    /**
     * Where the fault is.
     *
     * @return the index of the character in the text, from 0; its length where the text ends too early
     */
    public int position() {
        return position;
    }

    /**
     * What to write instead.
     *
     * @return a sentence
     */
    public String hint() {
        return hint;
    }
}
