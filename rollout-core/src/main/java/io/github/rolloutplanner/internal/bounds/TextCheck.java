package io.github.rolloutplanner.internal.bounds;

import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.reason.RolloutException;

/** Texts that people can read, for the types that refuse others. */
public final class TextCheck {
    private TextCheck() {}

    /**
     * A text that is in bounds.
     *
     * @throws RolloutException.InvalidValue if it is not, with what it is of
     */
    public static String require(String text, TextBound bound, String what) {
        bound.fault(text).ifPresent(fault -> {
            throw new RolloutException.InvalidValue(what + " cannot be taken. " + fault);
        });
        return text;
    }
}
