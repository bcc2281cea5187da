package io.github.rolloutplanner.reason;

/**
 * Base of everything this library throws on purpose; its subtypes say who must act.
 *
 * @since 0.1.0
 */
public abstract class RolloutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, with which value, and what to do
     */
    protected RolloutException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure behind it.
     *
     * @param message what happened, with which value, and what to do
     * @param cause the failure behind it
     */
    protected RolloutException(String message, Throwable cause) {
        super(message, cause);
    }
}
