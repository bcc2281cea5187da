package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * How stored data is brought back to the way it was.
 *
 * @param required whether a rollback must touch data
 * @param procedure how that is done
 * @param reasons why it is, or is not, required
 * @since 0.1.0
 */
public record DataRollback(boolean required, String procedure, List<Reason> reasons) {

    /**
     * Copies the reasons.
     *
     * @param required whether a rollback must touch data
     * @param procedure how that is done
     * @param reasons why it is, or is not, required
     */
    public DataRollback {
        requireNonNull(procedure, "procedure");
        reasons = List.copyOf(reasons);
    }
}
