package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * How stored data are rolled back.
 *
 * @param required whether a rollback must touch data
 * @param reversal whether that can be done
 * @param procedure how that is done, in words
 * @param reasons why it is, or is not, required
 * @since 0.1.0
 */
public record DataRollback(boolean required, Kind reversal, String procedure, List<Reason> reasons) {

    public DataRollback {
        requireNonNull(reversal, "reversal");
        requireNonNull(procedure, "procedure");
        reasons = Elements.listOf(reasons, "reasons");
    }

    /**
     * What an external plan says of data.
     *
     * @param required whether a rollback must touch data
     * @param procedure how that is done; taken for a procedure where one is required, whatever it says
     * @return the same, without reasons
     */
    public static DataRollback stated(boolean required, String procedure) {
        return new DataRollback(required, required ? Kind.PROCEDURE : Kind.NOT_NEEDED, procedure, List.of());
    }

    /**
     * Whether what a change has stored or done can be rolled back.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** No data change is declared. */
        NOT_NEEDED,
        /** The procedure rolls the data back. */
        PROCEDURE,
        /** Data must be rolled back, but no procedure is given. */
        MISSING,
        /** What is done stays done. */
        IMPOSSIBLE
    }
}
