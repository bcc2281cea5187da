package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.internal.rows.SqlStates;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import java.sql.SQLException;

/**
 * What a database refuses. The text of a driver may hold an address, a password or a value, so that neither it nor its exception goes
 * further: the SQLState and the type say what is known.
 */
final class JdbcFailures {
    private static final String CONFLICT = "40";
    private static final String INTEGRITY = "23";
    private static final String SYNTAX_OR_ACCESS = "42";

    private JdbcFailures() {}

    /** Whether the database found that another transaction wrote the same. */
    static boolean isConflict(SQLException failure) {
        return isOf(CONFLICT, failure);
    }

    /** Whether a table is not there, has other columns, or is not for this user. */
    static boolean isOfTables(SQLException failure) {
        return isOf(SYNTAX_OR_ACCESS, failure);
    }

    private static boolean isOf(String group, SQLException failure) {
        return SqlStates.of(failure).filter(state -> state.startsWith(group)).isPresent();
    }

    /** A database that cannot be used as it is. */
    static StoreException unreachable(String what, SQLException failure) {
        String inTheWay = isOf(INTEGRITY, failure)
                ? " Rows of an earlier rollout may be in the way: use another id, or move them elsewhere."
                : "";
        return new StoreException(
                Fault.UNREACHABLE,
                what + ": the database refused it with " + known(failure) + "." + inTheWay
                        + " What the driver says is not shown, since it may hold credentials: see the log of the database.");
    }

    /** A source of connections that gives none. */
    static StoreException unreachable(RuntimeException failure) {
        return new StoreException(
                Fault.UNREACHABLE,
                "No connection was given: " + failure.getClass().getName()
                        + ". What it says is not shown, since it may hold credentials: see the log of the pool.");
    }

    /** A commit of which nothing was heard. */
    static StoreException unknown(String what, SQLException failure) {
        return new StoreException(
                Fault.UNREACHABLE,
                what + ": whether it was committed is not known, " + known(failure)
                        + ". All of it is there, or nothing. Load it again.");
    }

    /** Tables that are not what is needed. */
    static StoreException noTables(String what, SQLException failure, String ddl) {
        return new StoreException(
                Fault.MISSING,
                what + ": a table is not there, has other columns or is not for this user, " + known(failure)
                        + ". Grant it, or make it with createTables() or by:\n" + ddl);
    }

    /** What may be told of a failure. */
    static String known(SQLException failure) {
        return SqlStates.of(failure).map(state -> "SQLState " + state).orElse("no SQLState") + " ("
                + failure.getClass().getName() + ")";
    }
}
