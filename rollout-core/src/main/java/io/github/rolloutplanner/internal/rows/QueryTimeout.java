package io.github.rolloutplanner.internal.rows;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * How long a statement may take.
 *
 * @param longest above zero
 * @since 0.1.0
 */
public record QueryTimeout(Duration longest) {

    public QueryTimeout {
        if (requireNonNull(longest, "longest").isNegative() || longest.isZero()) {
            throw new RolloutException.InvalidValue(
                    "No query takes " + longest + ". Give a second or more for its time-out.");
        }
    }

    /**
     * Sets it for a statement.
     *
     * @param statement one that was not executed yet
     * @throws SQLException if the driver refuses
     */
    public void set(Statement statement) throws SQLException {
        requireNonNull(statement, "statement").setQueryTimeout(seconds());
    }

    /** Parts of a second count as a whole: zero would be no time-out at all. */
    private int seconds() {
        long whole = longest.toSeconds() + (longest.toNanosPart() > 0 ? 1 : 0);
        return (int) Math.min(whole, Integer.MAX_VALUE);
    }
}
