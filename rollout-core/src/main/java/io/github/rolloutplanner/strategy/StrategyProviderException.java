package io.github.rolloutplanner.strategy;

import io.github.rolloutplanner.reason.RolloutException;

/**
 * A strategy cannot be used: it does not load, has the id of another of the same rank, or breaks the promises of
 * {@link RolloutStrategy}. The message names its class.
 *
 * @since 0.1.0
 */
public final class StrategyProviderException extends RolloutException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which class broke which promise, and what to do
     */
    public StrategyProviderException(String message) {
        super(message);
    }

    StrategyProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
