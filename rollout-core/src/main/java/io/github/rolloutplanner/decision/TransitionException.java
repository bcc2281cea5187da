package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.reason.RolloutException;

/**
 * Something cannot be done to a rollout, or not now. The rollout stays as it was.
 *
 * @since 0.1.0
 */
public final class TransitionException extends RolloutException {
    private static final long serialVersionUID = 1L;

    TransitionException(String message) {
        super(message);
    }
}
