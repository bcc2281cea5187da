package io.github.rolloutplanner.reason;

import io.github.rolloutplanner.internal.text.Legible;

/**
 * Base of everything this library throws on purpose, but for null where a value is needed: something that it was given
 * cannot be used. Its subtypes say who must act, its messages what was given and what to do.
 *
 * @since 0.1.0
 */
public abstract class RolloutException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, with which value, and what to do
     */
    protected RolloutException(String message) {
        super(Legible.escapedLines(message));
    }

    /**
     * Creates the exception with the failure behind it.
     *
     * @param message what happened, with which value, and what to do
     * @param cause the failure behind it
     */
    protected RolloutException(String message, Throwable cause) {
        super(Legible.escapedLines(message), cause);
    }

    /**
     * A single value that its type refuses by itself, whatever it is for: a percentage that is no number, a window that
     * ends before it starts.
     *
     * @since 0.1.0
     */
    public static final class InvalidValue extends RolloutException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception.
         *
         * @param message what was given, and what to do
         */
        public InvalidValue(String message) {
            super(message);
        }

        /**
         * Creates the exception with the failure behind it.
         *
         * @param message what was given, and what to do
         * @param cause the failure behind it
         */
        public InvalidValue(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
