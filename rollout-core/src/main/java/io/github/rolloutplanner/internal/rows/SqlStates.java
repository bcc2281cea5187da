package io.github.rolloutplanner.internal.rows;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SQLState of failures: what may be told of them beside their type, since their text may hold an address, a password or a value.
 *
 * @since 0.1.0
 */
public final class SqlStates {
    private static final Pattern STATE = Pattern.compile("[0-9A-Z]{5}");

    private SqlStates() {}

    /**
     * The SQLState of a failure.
     *
     * @param failure what a driver or a pool threw
     * @return its five characters; empty where there is none, or another text in its place
     */
    public static Optional<String> of(Exception failure) {
        return requireNonNull(failure, "failure") instanceof SQLException refusal
                ? Optional.ofNullable(refusal.getSQLState()).filter(STATE.asMatchPredicate())
                : Optional.empty();
    }
}
