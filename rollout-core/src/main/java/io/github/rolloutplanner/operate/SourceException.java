package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.reason.RolloutException;

/**
 * A source, an actuator or a notifier failed, or a source brought what cannot be. Its message is kept, shown to people and logged, so it
 * never has credentials in it: it names the thing by what people call it, the value, and what to do.
 *
 * @since 0.1.0
 */
public final class SourceException extends RolloutException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, with which value, and what to do; without credentials
     */
    public SourceException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure behind it.
     *
     * @param message what failed, with which value, and what to do; without credentials
     * @param cause the failure, whose message is shown to no person
     */
    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
