package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;

/**
 * A store cannot be read or written, or has something else than expected. Its message has no credentials in it.
 *
 * @since 0.1.0
 */
public final class StoreException extends RolloutException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /**
     * Creates the exception.
     *
     * @param fault what is wrong
     * @param message what happened, with which value, and what to do; without credentials
     */
    public StoreException(Fault fault, String message) {
        super(message);
        this.fault = requireNonNull(fault, "fault");
    }

    /**
     * Creates the exception with the failure behind it.
     *
     * @param fault what is wrong
     * @param message what happened, with which value, and what to do; without credentials
     * @param cause the failure, whose message is shown to no person
     */
    public StoreException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = requireNonNull(fault, "fault");
    }

    /**
     * What is wrong.
     *
     * @return the fault
     */
    public Fault fault() {
        return fault;
    }

    /**
     * What can be wrong with a store.
     *
     * @since 0.1.0
     */
    public enum Fault {
        /** Another program wrote since the rollout was loaded. */
        STALE,
        /** There is no such rollout. */
        MISSING,
        /** There is one already, or one of another plan. */
        FOREIGN,
        /** What is there was damaged, or was written by another release. */
        DAMAGED,
        /** The store cannot be reached, read or written. */
        UNREACHABLE
    }
}
